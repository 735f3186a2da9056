import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A server that tells when a job is over")
    struct WebhookTests {
        private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

        @Test("wakes a poll that was an hour away; one that only pretends to be it wakes nothing")
        func wakes() async throws {
            let folder = try TemporaryFolder()
            let studio = try await Studio.start(in: folder, environment: ["DAILIES_POLL_INTERVAL": "3600"])
            // This personality does not say when it wants to be polled.
            let simulator = try await Simulator.start(
                in: folder, renderTime: 2, personality: "litellm",
                webhook: ("http://127.0.0.1:\(studio.site.port)/webhooks/videos", Self.secret))
            let page = try await studio.site.addConnection(
                "Hooked", kind: "litellm", address: simulator.address, key: Simulator.key)
            let form = try await Visitor(studio.site).open(page).form("Save the webhook")
            _ = try await Visitor(studio.site).press(form.filled(["webhook_secret": Self.secret]))

            let connection = try #require(page.split(separator: "/").last.flatMap { Int($0) })
            let generation = try await studio.site.generate(
                try await studio.site.makeVideo(),
                ["connection": .integer(connection), "model": "sora-2", "size": "1280x720", "seconds": "4"])
            let running = try await studio.site.status(of: generation, is: "in_progress")
            let forged = try await forge(try #require(running["sora_job_id"].text), studio.site)
            #expect(forged.status == 401)
            try await studio.site.status(of: generation, is: "completed")
            #expect(studio.program.errors.contains("its job is asked about now"))
            #expect(studio.program.errors.contains("webhook refused: bad_signature"))
            #expect(!studio.program.errors.contains(Self.secret))
            try await studio.stop()
            #expect(try studio.files(naming: Self.secret) == ["keys.json"])
            try await simulator.stop()
        }

        private func forge(_ job: String, _ site: Site) async throws -> HTTPReply {
            try await site.post(
                "/webhooks/videos", ["type": "video.completed", "data": ["id": .string(job)]],
                headers: [
                    ("webhook-id", "wh_forged"), ("webhook-timestamp", "1790000000"),
                    ("webhook-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                ])
        }
    }
}
