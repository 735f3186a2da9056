import HTTPClient
import Testing

@Suite("A refusal")
struct RefusalTests {
    @Test("A10, A13: for good fails with the server's own words, escaped, and is not sent again")
    func forGood() async throws {
        let statuses = [400, 404, 405, 410, 413, 415, 422]
        try await onStage { stage in
            stage.server.behave {
                $0.post = { .refuse(.fault(Int($0.prompt) ?? 0, code: "bad_\($0.prompt)", "No <b>\($0.prompt)</b>.")) }
            }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let ids = try await each(statuses) { try await studio.site.generate(video, "\($0)") }
            for (id, status) in zip(ids, statuses) {
                let take = try await studio.site.take(id, is: "failed")
                #expect(take.code == "bad_\(status)")
                #expect(take.message?.contains("No <b>\(status)</b>.") == true)
            }
            let page = try await studio.site.page("/videos/\(video)")
            #expect(page.contains("&lt;b&gt;400") && !page.contains("<b>400"))
            #expect(stage.server.book.posts.count == statuses.count)
            try await studio.crash()
            let library = try Library(path: stage.database)
            #expect(library.generations.allSatisfy { $0.charge == 0 && $0.chargeKind == "refused" })
            return nil
        }
    }

    private static let pauses: [(String, Answer)] = [
        ("401", .fault(401, code: "invalid_api_key", "Wrong key.", [("WWW-Authenticate", #"Basic realm="x""#)])),
        ("401 Digest", .fault(401, "No.", [("WWW-Authenticate", #"Digest realm="x", nonce="y""#)])),
        ("401 Negotiate", .fault(401, "No.", [("WWW-Authenticate", "Negotiate")])),
        ("403", .fault(403, "Not here.")),
        ("402", .fault(402, "Pay first.")),
        ("429 quota", .fault(429, code: "insufficient_quota", "No money.", [("Retry-After", "1")])),
        ("429 limit", .fault(429, code: "project_spend_limit_exceeded", "No money.")),
    ]

    @Test("A11, A12: for key or money pauses everything until the person goes on", arguments: pauses.map(\.0))
    func pausing(_ name: String) async throws {
        let answer = try #require(Self.pauses.first { $0.0 == name }?.1)
        try await onStage { stage in
            stage.server.behave { $0.post = { _ in .refuse(answer) } }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let first = try await studio.site.generate(video, "first")
            let held = try await studio.site.take(first, is: "held")
            let others = try await each(["second", "third"]) { try await studio.site.generate(video, $0) }
            let banner = try await studio.site.page("/projects")
            #expect(banner.contains("is paused"))
            #expect(held.code != nil)
            stage.server.behave { $0.post = { _ in .accept() } }
            try await Task.sleep(for: .milliseconds(500))
            #expect(stage.server.book.posts.count == 1)
            try await studio.site.resume()
            for id in [first] + others { try await studio.site.take(id, is: "completed") }
            #expect(stage.server.book.posts.count == 4)
            return studio
        }
    }

    @Test("A11: a key that is refused before anything is paid for costs no paid request")
    func wrongKey() async throws {
        try await onStage { stage in
            stage.server.behave { $0.key = "sk-right" }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "wrong key")
            let take = try await studio.site.take(id, is: "held")
            #expect(take.message?.contains("key") == true)
            #expect(take.message?.contains("sk-campaign") == false)
            #expect(stage.server.book.posts.isEmpty)
            return studio
        }
    }

    @Test("A16: by redirect fails and names the place; nothing goes there", arguments: [301, 302, 303, 307, 308])
    func redirect(_ status: Int) async throws {
        let other = try FaultServer()
        try await onStage { stage in
            let target = other.address + "/videos"
            stage.server.behave { $0.post = { _ in .refuse(.redirect(status, to: target)) } }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "redirected")
            let take = try await studio.site.take(id, is: "failed")
            #expect(take.code == "redirected" && take.message?.contains(target) == true)
            #expect(other.book.connections == 0)
            return studio
        }
    }

    @Test("A19: a server that answers with the same job again: the second fails, and the job has one owner")
    func sameJob() async throws {
        try await onStage { stage in
            stage.server.behave {
                $0.post = { _ in .accept(id: "video_always_the_same") }
                $0.pollsNeeded = 5
            }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let first = try await studio.site.generate(video, "first")
            let second = try await studio.site.generate(video, "second")
            #expect(try await studio.site.take(second, is: "failed").code == "duplicate_job")
            try await studio.site.take(first, is: "completed")
            return studio
        }
    }
}
