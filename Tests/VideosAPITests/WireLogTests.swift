import Studio
import Testing

@testable import VideosAPI

@Suite("The wire log")
struct WireLogTests {
    /// Times differ from run to run.
    private func untimed(_ line: String) -> String {
        line.split(separator: " ").map { Int($0) != nil && $0 != "200" ? "N" : String($0) }.joined(separator: " ")
    }

    @Test("has one line for the request and one for the reply")
    func lines() async throws {
        let bench = try Bench.always(.json(#"{"id":"v1","status":"queued"}"#))
        _ = await bench.client.retrieve("v1")
        #expect(bench.log.map(untimed) == ["→ GET /v1/videos/v1", "← 200, N bytes, N ms, GET /v1/videos/v1"])
    }

    @Test("says what went wrong and how much was sent")
    func errors() async throws {
        let bench = try Bench.always(Script(steps: []))
        _ = await bench.client.create(.sample, references: [])
        #expect(bench.log.count == 2)
        #expect(bench.log[1].contains("bytes sent") && !bench.log[1].contains(" 0 bytes sent"))
        #expect(!bench.log.contains { $0.contains("fox") })
    }
}
