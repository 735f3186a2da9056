import Foundation
import Testing

@testable import Simulator

@Suite("A webhook")
struct WebhookTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    private func bench(_ receiver: Receiver, folder: TemporaryFolder? = nil, pace: Double = 0.01) throws -> Bench {
        try Bench(folder: folder) { configuration in
            configuration.webhook = Simulator.Webhook(url: receiver.url, secret: Self.secret)
            configuration.webhook?.pace = pace
        }
    }

    /// A job that ends at once without a render.
    private func failed(_ bench: Bench) async throws -> String {
        let id = try await bench.create(["prompt": "[simulate: failed]"]).id
        bench.clock.advance(seconds: 1)
        return id
    }

    @Test("tells of a completed and of a failed job by id only, once each")
    func ends() async throws {
        let receiver = try Receiver()
        let bench = try bench(receiver)
        let done = try await bench.create(["prompt": "A boat"]).id
        try bench.finish(done)
        let first = try #require(try await receiver.deliveries(1, bench.clock).first)
        let broken = try await failed(bench)
        let deliveries = try await receiver.deliveries(2, bench.clock)
        for (delivery, id, type) in [(first, done, "video.completed"), (deliveries[1], broken, "video.failed")] {
            let json = try #require(try JSONSerialization.jsonObject(with: Data(delivery.body)) as? [String: Any])
            #expect(Set(json.keys) == ["id", "object", "created_at", "type", "data"])
            #expect(json["object"] as? String == "event" && json["type"] as? String == type)
            #expect(json["data"] as? [String: String] == ["id": id])
            #expect((json["id"] as? String)?.hasPrefix("evt_") == true && delivery.id.hasPrefix("wh_"))
            let timestamp = try #require(Int64(delivery.timestamp))
            #expect(abs(timestamp - bench.clock.seconds) <= 10)
            #expect(delivery.signature.wholeMatch(of: /v1,[A-Za-z0-9+\/]{43}=/) != nil)
        }
        bench.clock.advance(seconds: 10_000)
        _ = try await failed(bench)
        #expect(try await receiver.deliveries(3, bench.clock).count == 3)
    }

    @Test("comes again with the same id and body after anything but 2xx, and follows no redirect")
    func retries() async throws {
        let receiver = try Receiver(answers: [500, 302, 404])
        let bench = try bench(receiver)
        _ = try await failed(bench)
        let deliveries = try await receiver.deliveries(4, bench.clock, advancing: 1)
        #expect(Set(deliveries.map(\.id)).count == 1 && Set(deliveries.map(\.text)).count == 1)
        let times = deliveries.compactMap { Int64($0.timestamp) }
        #expect(times == times.sorted() && times[3] > times[0] + 20)
        #expect(!receiver.isRedirected)
    }

    @Test("is given up after ten attempts")
    func givenUp() async throws {
        let receiver = try Receiver(answers: Array(repeating: 503, count: 20))
        let bench = try bench(receiver, pace: 0)
        _ = try await failed(bench)
        #expect(try await receiver.deliveries(10, bench.clock).count == 10)
        _ = try await failed(bench)
        let deliveries = try await receiver.deliveries(20, bench.clock)
        #expect(Set(deliveries.prefix(10).map(\.id)).count == 1 && Set(deliveries.suffix(10).map(\.id)).count == 1)
    }

    @Test("that nobody heard is told by the next simulator on the folder, with the same id")
    func restart() async throws {
        let (receiver, folder) = (try Receiver(answers: [500]), try TemporaryFolder())
        let first = try bench(receiver, folder: folder, pace: 1)
        _ = try await failed(first)
        let id = try await receiver.deliveries(1, first.clock)[0].id
        first.simulator.stop()
        let second = try Bench(folder: folder, clock: first.clock) { configuration in
            configuration.webhook = Simulator.Webhook(url: receiver.url, secret: Self.secret)
        }
        let deliveries = try await receiver.deliveries(2, second.clock, advancing: 1)
        #expect(deliveries.map(\.id) == [id, id])
    }

    @Test(
        "goes to this machine only",
        arguments: [
            "http://example.com/hook", "https://10.0.0.1/", "http://169.254.169.254/", "http://localhost.example/",
            "http://user@localhost/", "ftp://localhost/", "file:///etc/passwd", "localhost", "",
        ])
    func elsewhere(url: String) throws {
        #expect(throws: SimulatorError.webhookNotHere(url)) {
            try Bench { $0.webhook = Simulator.Webhook(url: url, secret: Self.secret) }
        }
    }

    @Test("needs a secret of the standard's form", arguments: ["", "secret", "whsec_", "whsec_@@", "whsec_YQ=="])
    func secrets(secret: String) throws {
        #expect(throws: SimulatorError.webhookSecret) {
            try Bench { $0.webhook = Simulator.Webhook(url: "http://localhost:1/", secret: secret) }
        }
    }
}
