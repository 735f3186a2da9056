import Foundation
import Testing

@Suite("A server that says to come later")
struct ComeLaterTests {
    @Test(
        "A14: soon or in nonsense is asked again, not within the second",
        arguments: ["0", "1", "-5", "soon", "1.5", "", "Fri, 01 Jan 1999 00:00:00 GMT"])
    func soon(_ retryAfter: String) async throws {
        try await onStage { stage in
            let busy = Answer.fault(429, code: "rate_limit_exceeded", "Slow down.", [("Retry-After", retryAfter)])
            stage.server.behave { $0.post = { $0.number == 1 ? .refuse(busy) : .accept() } }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "busy")
            try await studio.site.take(id, is: "completed")
            let times = stage.server.book.posts.map(\.at)
            #expect(times.count == 2)
            #expect(times[1] - times[0] >= .seconds(1))
            return studio
        }
    }

    @Test(
        "A14: much later is asked again within a quarter of an hour",
        arguments: ["1000000000", "Fri, 01 Jan 2100 00:00:00 GMT"])
    func muchLater(_ retryAfter: String) async throws {
        try await onStage { stage in
            let busy = Answer.fault(429, "Slow down.", [("Retry-After", retryAfter)])
            stage.server.behave { $0.post = { _ in .refuse(busy) } }
            let studio = try await stage.open()
            let start = Date.now
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "busy")
            try await studio.site.take(id, "waits for the server") { $0.code == "server_busy" }
            #expect(try await studio.site.take(id).state == "queued")
            try await studio.crash()
            let row = try #require(try Library(path: stage.database).generations.first)
            let wait = Double(try #require(row.nextAttemptAt)) / 1000 - start.timeIntervalSince1970
            #expect(wait > 800 && wait < 1.1 * 900 + 120)
            return nil
        }
    }
}
