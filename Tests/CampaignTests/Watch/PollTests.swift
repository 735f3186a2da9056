import Testing

@Suite("A running job")
struct PollTests {
    @Test(
        "B1, B9: is never failed by an answer that tells nothing, and goes on when there is one",
        arguments: ["nothing", "reset", "hang", "web page", "500", "503", "cut off", "429", "no JSON"])
    func troubled(_ name: String) async throws {
        let answers: [String: Answer] = [
            "nothing": .close, "reset": .reset, "hang": .hang, "web page": .html(200),
            "500": .fault(500, "Trouble."), "503": .fault(503, "Trouble.", [("Retry-After", "1")]),
            "cut off": .json(200, #"{"id":"vid"#), "429": .fault(429, "Slow.", [("Retry-After", "1")]),
            "no JSON": .json(200, "completed"),
        ]
        let answer = try #require(answers[name])
        try await onStage { stage in
            // Twice, because the HTTP client itself asks again when a connection that it reuses ends.
            stage.server.behave { $0.poll = { $0.polls <= 2 ? answer : .honest } }
            let studio = try await stage.open { $0.requestTimeout = 1 }
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "patience")
            let take = try await studio.site.take(id, "says what is wrong") { $0.code != nil }
            #expect(take.state == "in_progress" && take.message != nil)
            try await studio.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test("B1: at a server that went away goes on when it is back, also after a restart")
    func serverGone() async throws {
        try await onStage { stage in
            stage.server.behave { $0.pollsNeeded = .max }
            let first = try await stage.open()
            let id = try await first.site.generate(try await first.site.makeVideo(), "away")
            try await first.site.take(id, "runs") { $0.progress == 50 }
            try stage.server.close()
            let take = try await first.site.take(id, "says that nobody answers") { $0.code != nil }
            #expect(take.state == "in_progress" && take.progress == 50)
            try await first.crash()
            let second = try await stage.open()
            #expect(try await second.site.take(id).state == "in_progress")
            stage.server.behave { $0.pollsNeeded = 1 }
            stage.server.open()
            try await second.site.take(id, is: "completed")
            return second
        }
    }

    @Test("B2: that the server does not know once is asked for again, and completes")
    func unknownOnce() async throws {
        try await onStage { stage in
            stage.server.behave { $0.poll = { $0.polls == 2 ? .fault(404, "No such video.") : .honest } }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "unknown once")
            let take = try await studio.site.take(id, "is said to be unknown") { $0.code == "job_missing" }
            #expect(take.state == "in_progress" && take.job != nil)
            try await studio.site.take(id, is: "completed")
            return studio
        }
    }

    @Test("B3: keeps its state while the key is refused, and goes on when the person says so", arguments: [401, 403])
    func keyRefused(_ status: Int) async throws {
        try await onStage { stage in
            stage.server.behave { $0.poll = { _ in .fault(status, "Not with this key.") } }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "refused later")
            try await waitUntil("it says so on every page") {
                try await studio.site.page("/projects").contains("is paused")
            }
            #expect(try await studio.site.take(id).state == "in_progress")
            let polls = stage.server.book.jobs[0].polls
            try await Task.sleep(for: .milliseconds(500))
            #expect(stage.server.book.jobs[0].polls == polls)
            stage.server.behave { $0.poll = { _ in .honest } }
            try await studio.site.resume()
            try await studio.site.take(id, is: "completed")
            return studio
        }
    }

    @Test("B4: at a server that asks for rest is not asked for by others either; never more than two at once")
    func rest() async throws {
        try await onStage { stage in
            stage.server.behave { $0.pollsNeeded = 8 }
            let studio = try await stage.openWide()
            let video = try await studio.site.makeVideo()
            let ids = try await each(Array(1...8)) { try await studio.site.generate(video, "busy \($0)") }
            try await waitUntil("all are accepted") { stage.server.book.posts.count == 8 }
            stage.server.behave {
                $0.poll = {
                    $0.polls == 6
                        ? .fault(429, "Slow down.", [("Retry-After", "1")]) : .after(.milliseconds(20), .honest)
                }
            }
            for id in ids { try await studio.site.take(id, is: "completed") }
            return studio
        }
    }

    private static let words = [
        "pending", "processing", "RUNNING", "Generating", "moderating", "warming up", "", "null", "a<b>c", "queued",
        "throttled", "\u{202e}gnp",
    ]

    @Test("B6: with a word that nobody knows goes on, and shows the word as it is")
    func unknownWords() async throws {
        try await onStage { stage in
            let words = Self.words
            stage.server.behave {
                $0.poll = { job in
                    job.polls < 4 ? .json(200, job.document(words[Int(job.prompt) ?? 0])) : .honest
                }
                $0.pollsNeeded = 4
            }
            let studio = try await stage.openWide()
            let video = try await studio.site.makeVideo()
            let ids = try await each(Array(words.indices)) { try await studio.site.generate(video, "\($0)") }
            for id in ids { try await studio.site.take(id, is: "completed") }
            return studio
        }
    }

    @Test(
        "B6: that ended there with another word has failed here, and may have cost money",
        arguments: ["failed", "error", "cancelled", "Canceled", "expired", "deleted"])
    func endedThere(_ word: String) async throws {
        try await onStage { stage in
            stage.server.behave { $0.poll = { .json(200, $0.document(word)) } }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "ended there")
            #expect(try await studio.site.take(id, is: "failed").code != nil)
            return studio
        }
    }

    @Test("B7: shows progress that never goes back and stays within 0 to 100")
    func oddProgress() async throws {
        let told = ["50", "20", #""60%""#, "-1", "null", #""soon""#, "250", "1e9", "70"]
        try await onStage { stage in
            stage.server.behave {
                $0.poll = { job in
                    job.polls > told.count
                        ? .honest
                        : .after(
                            .milliseconds(30), .json(200, job.document("in_progress", progress: told[job.polls - 1])))
                }
            }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "odd progress")
            var shown: [Int] = []
            try await waitUntil("it is done") {
                let take = try await studio.site.take(id)
                if let progress = take.progress { shown.append(progress) }
                return take.state == "completed"
            }
            #expect(shown == shown.sorted())
            #expect(shown.allSatisfy { (0...100).contains($0) })
            return studio
        }
    }

    @Test("B7: that goes back from in progress to queued goes on; once its film is here nothing changes it")
    func backwards() async throws {
        try await onStage { stage in
            stage.server.behave {
                $0.poll = { job in
                    switch job.polls {
                    case 1: .json(200, job.document("in_progress"))
                    case 2: .json(200, job.document("queued", progress: "0"))
                    case 3: .json(200, job.document("completed"))
                    default: .json(200, job.document("failed"))
                    }
                }
            }
            let first = try await stage.open()
            let id = try await first.site.generate(try await first.site.makeVideo(), "backwards")
            try await first.site.take(id, is: "completed")
            try await first.crash()
            let second = try await stage.open()
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await second.site.take(id).state == "completed")
            return second
        }
    }

    @Test("B8: ignores an answer for another job, and says so")
    func anotherJob() async throws {
        try await onStage { stage in
            stage.server.behave {
                $0.poll = {
                    $0.polls == 1 ? .json(200, $0.document("completed", id: "video_of_somebody_else")) : .honest
                }
            }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "mixed up")
            let take = try await studio.site.take(id, "says so") { $0.code == "wrong_job" }
            #expect(take.state == "in_progress")
            try await studio.site.take(id, is: "completed")
            return studio
        }
    }
}
