import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("Deleting a job at the server")
struct DeleteJobTests {
    let studio: TestStudio
    let take: Generation

    init() throws {
        studio = try TestStudio()
        take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
    }

    private var path: String { "/generations/\(take.id)/delete-at-server" }
    private var deletion: ServerDeletion? { get throws { try studio.store.generation(take.id)?.serverDeletion } }
    private func record() async throws -> String { try await studio.get("/generations/\(take.id)").text }

    @Test("is asked twice: a page that says what goes and what stays, and a box")
    func asked() async throws {
        #expect(try await record().contains("href=\"\(path)\""))
        let page = try await studio.get(path)
        #expect(page.text.contains("The film on this disk, untouched"))
        #expect(page.text.contains("Remix, edit and extend are no longer possible"))
        let reply = try await studio.post(path, [])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Tick the box first"))
        #expect(try deletion == ServerDeletion.none)
        #expect(studio.wakes.load(ordering: .relaxed) == 0)
    }

    @Test("wakes the worker once, and the record shows how it goes on")
    func states() async throws {
        for _ in 1...2 { #expect(try await studio.post(path, [("sure", "true")]).status == 303) }
        #expect(try deletion == .wanted)
        #expect(studio.wakes.load(ordering: .relaxed) == 1)
        #expect(try await record().contains("is being asked to delete"))
        let fragment = "/generations/\(take.id)/server-copy"
        #expect(try await studio.get(fragment).text.contains("data-live=\"\(fragment)\""))
        _ = try studio.store.apply(.deletionAnswered(.done), to: take.id, at: studio.time)
        #expect(try await studio.get(fragment).firstMatch("Deleted at the server on (20\\d\\d)") == "2026")
        #expect(try await !studio.get(fragment).text.contains("data-live"))
        #expect(try await record().contains("the server has deleted its job"))
        #expect(try await studio.get(path).status == 409)
        #expect(studio.context.hasFilm(of: take))
    }

    @Test("may be asked for again after the server refused")
    func refused() async throws {
        for _ in 1...2 {
            #expect(try await studio.post(path, [("sure", "true")]).status == 303)
            _ = try studio.store.apply(.deletionAnswered(.refused), to: take.id, at: studio.time)
            #expect(try await record().contains("The server did not delete its job."))
            #expect(try await record().contains("href=\"\(path)\""))
        }
    }

    @Test("says in strong words when the film is not on this disk")
    func danger() async throws {
        try studio.media.erase(take.id)
        let page = try await studio.get(path).text
        #expect(page.contains("Nothing of it would be left."))
        #expect(!page.contains("The film on this disk, untouched"))
    }

    @Test("is not offered where the server cannot delete, or while the take goes on")
    func impossible() async throws {
        let running = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .inProgress)
        #expect(try await studio.get("/generations/\(running.id)/delete-at-server").status == 409)
        #expect(try await studio.post("/generations/\(running.id)/delete-at-server", [("sure", "true")]).status == 409)
        let other = try TestStudio(.litellm)
        let done = try other.bring(try other.addTake(to: try other.addVideo()), to: .completed)
        #expect(try await !other.get("/generations/\(done.id)").text.contains("delete-at-server"))
        #expect(try await other.post("/generations/\(done.id)/delete-at-server", [("sure", "true")]).status == 409)
        #expect(try other.store.generation(done.id)?.serverDeletion == ServerDeletion.none)
    }
}
