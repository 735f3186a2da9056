import Foundation
import Testing

@Suite("A reply that was lost")
struct LostReplyTests {
    @Test(
        "A7: the server accepts and breaks off after a connection that was warm: found, sent once",
        arguments: ["close", "reset", "half a head"])
    func acceptedAndBrokenOff(_ how: String) async throws {
        try await onStage { stage in
            let answer: Answer =
                switch how {
                case "close": .close
                case "reset": .reset
                default: .raw(Array("HTTP/1.1 200 OK\r\nContent-".utf8))
                }
            stage.server.behave { $0.post = { _ in .accept(answer) } }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let ids = try await each(["one", "two", "three"]) { try await studio.site.generate(video, $0) }
            for id in ids { try await studio.site.take(id, is: "completed") }
            #expect(stage.server.book.posts.count == 3)
            return studio
        }
    }

    @Test("A5: killed after the server has accepted and before it answers: found at the next start, sent once")
    func killedBeforeReply() async throws {
        try await onStage { stage in
            stage.server.behave { $0.post = { _ in .accept(.after(.seconds(3), .honest)) } }
            let first = try await stage.open { $0.requestTimeout = 10 }
            let id = try await first.site.generate(try await first.site.makeVideo(), "killed")
            try await waitUntil("the request has arrived") { stage.server.book.posts.count == 1 }
            try await first.crash()
            let second = try await stage.open()
            try await second.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return second
        }
    }

    @Test(
        "A4: killed while the row is marked and the server has nothing: the person is told the amount, nothing is sent")
    func killedBeforeAcceptance() async throws {
        try await onStage { stage in
            stage.server.behave { $0.post = { _ in .refuse(.hang) } }
            let first = try await stage.open { $0.requestTimeout = 10 }
            let id = try await first.site.generate(try await first.site.makeVideo(), "never accepted")
            try await first.site.take(id, is: "submitting")
            try await waitUntil("the request has arrived") { stage.server.book.posts.count == 1 }
            try await first.crash()
            stage.server.behave { $0.post = { _ in .accept() } }
            let second = try await stage.open()
            let take = try await second.site.take(id, "is being looked for") { $0.code == "making_sure" }
            #expect(take.state == "uncertain")
            #expect(take.message?.contains("$0.40") == true)
            #expect(stage.server.book.posts.count == 1)
            return second
        }
    }

    @Test("A9: no answer in time: found in the list when the server has it, looked for when it has not")
    func noAnswer() async throws {
        try await onStage { stage in
            stage.server.behave { $0.post = { $0.prompt == "accepted" ? .accept(.hang) : .refuse(.hang) } }
            let studio = try await stage.open { $0.requestTimeout = 1 }
            let video = try await studio.site.makeVideo()
            let accepted = try await studio.site.generate(video, "accepted")
            let lost = try await studio.site.generate(video, "not accepted")
            try await studio.site.take(accepted, is: "completed")
            let take = try await studio.site.take(lost, "is being looked for") { $0.code == "making_sure" }
            #expect(take.state == "uncertain" && take.message?.contains("$0.40") == true)
            return studio
        }
    }

    @Test("A9: a job that the list shows only later is found by the second look")
    func listedLater() async throws {
        try await onStage { stage in
            stage.server.behave { $0.post = { _ in .accept(.close, listedAfter: 1) } }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "slow to appear")
            try await studio.site.take(id, "is being looked for") { $0.code == "making_sure" }
            try await studio.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    private static let statuses = [500, 502, 503, 504, 408, 409, 425]

    @Test("A15: an answer that does not say for sure: found when accepted, else looked for; never sent twice")
    func unsure() async throws {
        try await onStage { stage in
            stage.server.behave {
                $0.post = { request in
                    let words = request.prompt.split(separator: " ").map(String.init)
                    let answer = Answer.fault(Int(words[1]) ?? 0, "Trouble.")
                    return words[0] == "accepted" ? .accept(answer) : .refuse(answer)
                }
            }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            for status in Self.statuses {
                let accepted = try await studio.site.generate(video, "accepted \(status)")
                let refused = try await studio.site.generate(video, "refused \(status)")
                try await studio.site.take(accepted, is: "completed")
                let take = try await studio.site.take(refused, "is looked for") { $0.code == "making_sure" }
                #expect(take.state == "uncertain")
            }
            #expect(stage.server.book.posts.count == 2 * Self.statuses.count)
            return studio
        }
    }

    @Test("A7: of equal requests that were all lost none is sent again, and no job gets two owners")
    func twins() async throws {
        try await onStage { stage in
            stage.server.behave {
                $0.showsPrompts = false
                $0.post = { _ in .accept(.close) }
            }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let ids = try await each(["one", "two"]) { try await studio.site.generate(video, $0) }
            for id in ids {
                try await studio.site.take(id, "is found or asked about") {
                    $0.state == "completed" || $0.code == "unknown_acceptance"
                }
            }
            #expect(stage.server.book.posts.count == 2)
            return studio
        }
    }

    @Test("A7: a server that cannot list: the person is asked at once, with the amount", arguments: [404, 405, 501])
    func cannotList(_ status: Int) async throws {
        try await onStage { stage in
            stage.server.behave {
                $0.list = { _ in .fault(status, "No list here.") }
                $0.post = { _ in .accept(.close) }
            }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "unlisted")
            let take = try await studio.site.take(id, "is asked about") { $0.code == "unknown_acceptance" }
            #expect(take.state == "uncertain" && take.message?.contains("$0.40") == true)
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test("F2: asleep in the middle of a paid request, longer than its patience: found, sent once")
    func asleep() async throws {
        try await onStage { stage in
            stage.server.behave { $0.post = { _ in .accept(.after(.seconds(2), .honest)) } }
            let studio = try await stage.open { $0.requestTimeout = 1 }
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "asleep")
            try await waitUntil("the request has arrived") { stage.server.book.posts.count == 1 }
            studio.program.send(SIGSTOP)
            try await Task.sleep(for: .seconds(3))
            studio.program.send(SIGCONT)
            try await studio.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test(
        "D12: told to end in the middle of a paid request: ends well, and finds the job later",
        arguments: [SIGTERM, SIGINT])
    func toldToEnd(_ signal: Int32) async throws {
        try await onStage { stage in
            stage.server.behave { $0.post = { _ in .accept(.hang) } }
            let first = try await stage.open { $0.requestTimeout = 60 }
            let id = try await first.site.generate(try await first.site.makeVideo(), "ended")
            try await waitUntil("the request has arrived") { stage.server.book.posts.count == 1 }
            try await first.stop(by: signal)
            let second = try await stage.open()
            try await second.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return second
        }
    }
}
