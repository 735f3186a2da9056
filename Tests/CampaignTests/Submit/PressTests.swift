import HTTPClient
import Testing

@Suite("A press")
struct PressTests {
    @Test("A1: twenty times at once in the form is one generation and one paid request")
    func manyAtOnce() async throws {
        try await onStage { stage in
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let form = try await form(for: video, "a double click", studio.site)
            let replies = try await atOnce(20) { _ in
                try await studio.site.post("/videos/\(video)/generate-sora", form: form)
            }
            #expect(Set(replies.map(\.status)) == [303])
            #expect(Set(replies.map(take)) == ["take-1"])
            try await studio.site.take(1, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test("A1: twenty times at once with one idempotency key is one generation and one paid request")
    func manyScriptsAtOnce() async throws {
        try await onStage { stage in
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let ids = try await atOnce(20) { _ in try await studio.site.generate(video, "a script", key: "one") }
            #expect(Set(ids).count == 1)
            try await studio.site.take(ids[0], is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test("A2: sent again after it is done, also after a restart, shows the same generation and spends nothing")
    func replayed() async throws {
        try await onStage { stage in
            let first = try await stage.open()
            let video = try await first.site.makeVideo()
            let form = try await form(for: video, "a reload", first.site)
            let path = "/videos/\(video)/generate-sora"
            #expect(take(try await first.site.post(path, form: form)) == "take-1")
            try await first.site.take(1, is: "completed")
            #expect(take(try await first.site.post(path, form: form)) == "take-1")
            try await first.crash()
            let second = try await stage.open()
            let replayed = try await second.site.post(path, form: form)
            #expect(replayed.status == 303)
            #expect(take(replayed) == "take-1")
            #expect(try await second.site.states()["completed"] == 1)
            #expect(stage.server.book.posts.count == 1)
            return second
        }
    }

    @Test("A2: with the form's token and another prompt is refused, and nothing is sent")
    func otherSettings() async throws {
        try await onStage { stage in
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            var form = try await form(for: video, "the first", studio.site)
            let path = "/videos/\(video)/generate-sora"
            #expect(try await studio.site.post(path, form: form).status == 303)
            form["prompt"] = "the second"
            #expect(try await studio.site.post(path, form: form).status == 409)
            try await studio.site.take(1, is: "completed")
            #expect(stage.server.book.posts.map(\.prompt) == ["the first"])
            return studio
        }
    }

    /// The place on the page that a reply leads to.
    private func take(_ reply: HTTPReply) -> String? {
        reply.headers["location"]?.split(separator: "#").last.map(String.init)
    }

    private func form(for video: Int, _ prompt: String, _ site: Site) async throws -> [String: String] {
        let path = "/videos/\(video)/generate-sora"
        return [
            "form_token": try await site.formToken(on: path, action: path), "prompt": prompt, "model": "sora-2",
            "seconds": "4", "size": "1280x720",
        ]
    }
}
