import Foundation
import Testing

@testable import Simulator

@Suite("A limit")
struct RateTests {
    @Test("of jobs a minute refuses the next one and tells when it may come")
    func perMinute() async throws {
        let bench = try Bench { $0.rateLimit = 2 }
        let fields = ["prompt": "[simulate: stuck]"]
        #expect(try await bench.create(fields).status == 200)
        bench.clock.advance(seconds: 20)
        #expect(try await bench.create(fields).status == 200)
        let refused = try await bench.create(fields)
        expectError(refused, 429, code: "rate_limit_exceeded")
        #expect(refused.headers["retry-after"] == "40" && refused.headers["retry-after-ms"] == "40000")
        #expect(refused.headers["x-ratelimit-remaining-requests"] == "0")
        #expect(try await bench.get("/v1/videos").status == 200)
        bench.clock.advance(seconds: 40)
        #expect(try await bench.create(fields).status == 200)
    }

    @Test("of unfinished jobs refuses the next one until one has ended")
    func atOnce() async throws {
        let bench = try Bench(renderTime: 10) { $0.runningLimit = 2 }
        #expect(try await bench.create(["prompt": "[simulate: stuck]"]).status == 200)
        let second = try await bench.create(["prompt": "[simulate: failed]"])
        let refused = try await bench.create(["prompt": "[simulate: stuck]"])
        expectError(refused, 429, code: nil)
        #expect(refused.message == "Too many running tasks")
        bench.clock.advance(seconds: 6)
        #expect(try await bench.video(second.id).videoStatus == "failed")
        #expect(try await bench.create(["prompt": "[simulate: stuck]"]).status == 200)
    }

    @Test("does not count requests that are refused for another reason")
    func refused() async throws {
        let bench = try Bench { $0.rateLimit = 1 }
        for _ in 0..<3 { #expect(try await bench.create(["prompt": "[simulate: overloaded]"]).status == 503) }
        #expect(try await bench.create(["prompt": "[simulate: stuck]"]).status == 200)
    }
}
