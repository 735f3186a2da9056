import Foundation
import Studio
import Testing

@testable import Web

@Suite("The queue’s page")
struct QueueTests {
    private static func order(_ page: String) -> [String] {
        page.components(separatedBy: "<h3><a href=").dropFirst().compactMap { part in
            part.components(separatedBy: "#take-").dropFirst().first?.components(separatedBy: "\"").first
        }
    }

    @Test("shows what runs, what waits in its order, and what waits for the person, over all projects")
    func shows() async throws {
        let studio = try TestStudio()
        let (first, second) = (try studio.addVideo("Rain"), try studio.addVideo("<Snow>"))
        let waiting = try studio.addTake(to: first)
        let held = try studio.bring(try studio.addTake(to: second), to: .held)
        let running = try studio.bring(try studio.addTake(to: second), to: .inProgress)
        try studio.bring(try studio.addTake(to: first), to: .completed)
        let page = try await studio.get("/queue").text
        #expect(Self.order(page) == [running, waiting, held].map(\.id.description))
        #expect(page.contains("&lt;Snow&gt;, take 2") && page.contains("Waits for its turn."))
        #expect(page.contains("1 under way, 1 waiting, 1 waiting for you; $1.20 of real money set aside"))
    }

    @Test("keeps its list live, and says when nothing has changed")
    func live() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        let first = try await studio.get("/queue/list")
        #expect(first.text.hasPrefix("<div class=\"queue\" data-live=\"/queue/list\">"))
        let tag = try #require(first.headers["etag"])
        #expect(try await studio.get("/queue/list", [("If-None-Match", tag)]).status == 304)
        try studio.bring(take, to: .inProgress)
        #expect(try await studio.get("/queue/list", [("If-None-Match", tag)]).status == 200)
    }

    @Test(
        "moves what waits",
        arguments: [
            ("last", "first", [3, 1, 2]), ("last", "up", [1, 3, 2]), ("first", "down", [2, 1, 3]),
            ("first", "last", [2, 3, 1]),
        ])
    func moves(which: String, to: String, expected: [Int]) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let takes = try (0..<3).map { _ in try studio.addTake(to: video) }
        let moved = which == "last" ? takes[2] : takes[0]
        let reply = try await studio.post("/generations/\(moved.id)/move", [("to", to)])
        #expect(reply.status == 303 && reply.headers["location"] == "/queue")
        #expect(Self.order(try await studio.get("/queue").text) == expected.map(String.init))
        #expect(studio.wakes.load(ordering: .relaxed) == 1)
    }

    @Test("refuses a move to nowhere, of nothing, and from elsewhere")
    func refusals() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        #expect(try await studio.post("/generations/\(take.id)/move", [("to", "away")]).status == 422)
        #expect(try await studio.post("/generations/99/move", [("to", "up")]).status == 404)
        let foreign = [("Sec-Fetch-Site", "cross-site")]
        for path in ["/generations/\(take.id)/move", "/queue/hold", "/queue/release"] {
            #expect(try await studio.post(path, [("to", "up")], headers: foreign).status == 403)
        }
        #expect(try studio.store.hold() == nil)
    }

    @Test("lets what waits for the person be sent again there too, and stays where it is")
    func release() async throws {
        let studio = try TestStudio()
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .held)
        let page = try await studio.get("/queue").text
        #expect(page.contains("action=\"/generations/\(take.id)/release\""))
        let reply = try await studio.post("/generations/\(take.id)/release", [("then", "queue")])
        #expect(reply.headers["location"] == "/queue")
        #expect(try studio.store.generation(take.id)?.state == .queued)
    }

    @Test("cancels one and stays where it is")
    func cancel() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        let reply = try await studio.post("/generations/\(take.id)/cancel", [("then", "queue")])
        #expect(reply.headers["location"] == "/queue")
        #expect(try studio.store.generation(take.id)?.state == .cancelled)
    }

    @Test("holds everything and says so on every page, until it is released")
    func hold() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        #expect(try await studio.post("/queue/hold", []).headers["location"] == "/queue")
        #expect(try studio.store.take(take.id, fence: .empty, at: studio.time) == nil)
        for path in ["/projects", "/usage", "/settings"] {
            #expect(try await studio.get(path).text.contains("Everything is held since"))
        }
        #expect(try await studio.get("/queue").text.contains("Everything is held by you."))
        #expect(try await studio.post("/queue/release", []).status == 303)
        #expect(!(try await studio.get("/projects").text.contains("Everything is held")))
        #expect(studio.wakes.load(ordering: .relaxed) == 2)
        #expect(try studio.store.take(take.id, fence: .empty, at: studio.time)?.state == .submitting)
    }
}
