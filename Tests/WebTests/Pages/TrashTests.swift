import Foundation
import Studio
import Testing

@testable import Web

@Suite("Throwing away and taking back")
struct TrashTests {
    @Test("a video goes to the trash by a button and comes back by one")
    func video() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        #expect(try await studio.post("/videos/\(video.id)/trash", []).status == 303)
        #expect(try await !studio.get("/projects/\(video.projectID)").text.contains("Rain over Lisbon"))
        #expect(try await studio.get("/videos/\(video.id)").text.contains("This video is in the trash."))
        #expect(try await studio.get("/trash").text.contains("Rain over Lisbon"))
        #expect(try await studio.post("/videos/\(video.id)/restore", []).status == 303)
        #expect(try await studio.get("/projects/\(video.projectID)").text.contains("Rain over Lisbon"))
    }

    @Test("the trash is emptied only when the person is sure; then the films are gone and the bill is not")
    func empty() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video), to: .completed)
        let film = studio.media.path(of: .video, of: take.id)
        _ = try await studio.post("/projects/\(video.projectID)/trash", [])
        _ = try await studio.post("/trash/empty", [])
        #expect(FileManager.default.fileExists(atPath: film))
        _ = try await studio.post("/trash/empty", [("sure", "true")])
        #expect(!FileManager.default.fileExists(atPath: film))
        #expect(try await studio.get("/videos/\(video.id)").status == 404)
        #expect(try studio.store.usage(at: studio.time).total.spent == Money(microDollars: 400_000))
    }
}

@Suite("What is in the trash")
struct TrashedTests {
    @Test("is not paid for: no form, no button and no script sends anything from there")
    func nothingPaid() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video), to: .failed)
        let shown = try await studio.get("/videos/\(video.id)")
        let token = try #require(shown.token(of: "/generations/\(take.id)/retry"))
        _ = try studio.store.trash(video.projectID, at: studio.time)
        let page = try await studio.get("/videos/\(video.id)").text
        #expect(!page.contains("Generate with Sora</a>"))
        let again = try await studio.post("/generations/\(take.id)/retry", [("form_token", token)])
        #expect(again.status == 409)
        let script = try await studio.postJSON("/api/videos/\(video.id)/generate-sora", "{}")
        #expect(script.status == 409)
        #expect(script.json["error"]?["code"]?.string == "in_trash")
        #expect(try studio.store.video(video.id)?.takes.count == 1)
    }

    @Test("is gone once erased, its words too")
    func erased() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video), to: .completed)
        _ = try studio.store.trash(video.id, at: studio.time)
        _ = try studio.store.emptyTrash(at: studio.time)
        #expect(try await studio.get("/api/generations/\(take.id)").status == 404)
        #expect(try studio.store.generation(take.id)?.settings.prompt == "(erased)")
    }
}

@Suite("The record of a take")
struct RecordTests {
    @Test("tells what happened step by step, with the wire behind a fold")
    func record() async throws {
        let studio = try TestStudio()
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .inProgress)
        try studio.store.log(LogEntry(kind: .wire, text: "→ GET /v1/videos/x"), for: take.id, at: studio.time)
        let page = try await studio.get("/generations/\(take.id)").text
        #expect(page.contains("queued → submitting"))
        #expect(page.contains("Requests and replies (1 line)"))
        #expect(page.contains("→ GET /v1/videos/x"))
    }

    @Test("a film that has vanished is said to be missing and can be fetched again")
    func missing() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video), to: .completed)
        try FileManager.default.removeItem(atPath: studio.media.path(of: .video, of: take.id))
        let page = try await studio.get("/videos/\(video.id)").text
        #expect(page.contains("Its file is missing."))
        #expect(!page.contains("<video"))
        #expect(try await studio.post("/generations/\(take.id)/fetch-again", []).status == 303)
        #expect(try studio.wishes == [.fetchAgain(take.id)])
    }

    @Test("a take whose connection has changed asks whether it is the same account")
    func readdress() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let changed = Problem(code: "connection_changed", message: "The key is another one now.")
        let take = try studio.bring(try studio.addTake(to: video), to: .held, problem: changed)
        #expect(try await studio.get("/videos/\(video.id)").text.contains("It is the same account: go on"))
        #expect(try await studio.post("/generations/\(take.id)/readdress", []).status == 303)
        #expect(try studio.wishes == [.readdress(take.id)])
    }
}
