import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A take on its page")
struct TakeTests {
    @Test("shows its state in words, in every state", arguments: GenerationState.allCases)
    func states(state: GenerationState) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.bring(try studio.addTake(to: video), to: state)
        let page = try await studio.get("/videos/\(video.id)")
        #expect(page.status == 200)
        #expect(page.text.contains(StateBadge(state).label))
        #expect(try await studio.get("/projects/\(video.projectID)").text.contains(StateBadge(state).label))
    }

    @Test(
        "refreshes itself without script while something is under way",
        arguments: [(GenerationState.inProgress, true), (.downloading, true), (.completed, false), (.failed, false)])
    func refresh(state: GenerationState, refreshes: Bool) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.bring(try studio.addTake(to: video), to: state)
        let page = try await studio.get("/videos/\(video.id)").text
        #expect(page.contains("http-equiv=\"refresh\"") == refreshes)
        #expect(page.contains("data-live=") == refreshes)
    }

    @Test("its fragment is what the page was painted with, and 304 while nothing has changed")
    func fragment() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.addTake(to: video)
        try studio.bring(take, to: .inProgress)
        let fragment = try await studio.get("/generations/\(take.id)/take")
        let page = try await studio.get("/videos/\(video.id)")
        #expect(page.text.withoutIndentation.contains(fragment.text.withoutIndentation.trimmed))
        let tag = try #require(fragment.headers["etag"])
        #expect(try await studio.get("/generations/\(take.id)/take", [("If-None-Match", tag)]).status == 304)
        _ = try studio.store.apply(.cancelled, to: take.id, at: studio.time)
        #expect(try await studio.get("/generations/\(take.id)/take", [("If-None-Match", tag)]).status == 200)
    }

    @Test("Cancel stops it at once where nothing is on the wire")
    func cancel() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        let reply = try await studio.post("/generations/\(take.id)/cancel", [])
        #expect(reply.status == 303)
        #expect(try studio.store.generation(take.id)?.state == .cancelled)
        #expect(try await studio.post("/generations/\(take.id)/cancel", []).status == 303)
    }

    @Test("Try again names no amount where the clip is simulated: none is paid")
    func simulatedRetry() async throws {
        let studio = try TestStudio(.simulator)
        let take = try studio.addTake(to: try studio.addVideo())
        try studio.bring(take, to: .failed)
        let page = try await studio.get("/videos/\(take.videoID)").text
        #expect(page.contains(">Try again</button>"))
    }

    @Test("Try again makes one new take that names the old one, however often it is pressed")
    func retry() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.addTake(to: video)
        try studio.bring(take, to: .failed)
        let page = try await studio.get("/videos/\(video.id)")
        #expect(page.text.contains("Try again for $0.40"))
        let token = try #require(page.token(of: "/generations/\(take.id)/retry"))
        for _ in 1...2 {
            let reply = try await studio.post("/generations/\(take.id)/retry", [("form_token", token)])
            #expect(reply.status == 303)
        }
        let takes = try #require(try studio.store.video(video.id)?.takes)
        #expect(takes.count == 2)
        #expect(takes.first?.parent == Lineage(generation: take.id, relation: .retry))
        #expect(takes.first?.settings == take.settings)
    }

    @Test("Try again without its token spends nothing")
    func retryToken() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.addTake(to: video)
        try studio.bring(take, to: .failed)
        #expect(try await studio.post("/generations/\(take.id)/retry", []).status == 403)
        #expect(try studio.store.video(video.id)?.takes.count == 1)
    }

    @Test("what foreign text it shows is text")
    func escaping() async throws {
        let studio = try TestStudio()
        let evil = "<script>alert(1)</script>\u{202E}\"'"
        let video = try studio.addVideo(evil, prompt: evil)
        try studio.bring(
            try studio.addTake(to: video, prompt: evil), to: .failed, problem: Problem(code: evil, message: evil))
        for path in ["/videos/\(video.id)", "/projects/\(video.projectID)", "/videos/\(video.id)/generate-sora"] {
            let page = try await studio.get(path).text
            #expect(!page.contains("<script>alert"), "\(path)")
            #expect(page.contains("&lt;script&gt;alert(1)"), "\(path)")
        }
    }
}

@Suite("A take of a paused connection")
struct PausedTests {
    private static let refused = Problem(code: "key_refused", message: "The key was refused.")

    @Test("says why it waits, on its page and to scripts")
    func reason() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.addTake(to: video)
        let connection = try studio.store.defaultConnection()
        try studio.store.setPause(Self.refused, of: connection.id, at: studio.time)
        #expect(try await studio.get("/videos/\(video.id)").text.contains("is paused: The key was refused."))
        let document = try await studio.get("/api/generations/\(take.id)").json
        #expect(document["sora_error_code"]?.string == "connection_paused")
        #expect(document["sora_generation_status"]?.string == "queued")
    }

    @Test("that is asked about or fetched again later says when; what has failed says what to do")
    func nextTry() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let trouble = Problem(code: "timeout", message: "The server did not answer.")
        for (state, words) in [
            (GenerationState.inProgress, "The server works on it. It is asked again in 30 s"),
            (.downloading, "Finished at the server; the film is fetched again in 30 s"),
        ] {
            let take = try studio.bring(try studio.addTake(to: video), to: state)
            _ = try studio.store.apply(
                .troubled(trouble, retryAt: studio.time + .seconds(30)), to: take.id, at: studio.time)
            #expect(try await studio.get("/generations/\(take.id)/take").text.contains(words))
        }
        for (code, words) in [
            ("moderation_blocked", "It failed. Change the prompt or the picture, then generate again."),
            ("internal_error", "It failed. Try again; if it fails the same way once more, choose another model"),
        ] {
            let problem = Problem(code: code, message: "It failed.")
            let take = try studio.bring(try studio.addTake(to: video), to: .failed, problem: problem)
            #expect(try await studio.get("/generations/\(take.id)/take").text.contains(words))
        }
    }

    @Test("held by the pause goes on by Send again: the connection is asked first, and the reason stays until then")
    func release() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video), to: .held, problem: Self.refused)
        let connection = try studio.store.defaultConnection()
        try studio.store.setPause(Self.refused, of: connection.id, at: studio.time)
        #expect(try await studio.post("/generations/\(take.id)/release", []).status == 303)
        #expect(try studio.wishes == [.resume(connection.id)])
        #expect(try studio.store.generation(take.id)?.state == .held)
        try studio.store.setPause(nil, of: connection.id, at: studio.time)
        _ = try await studio.post("/generations/\(take.id)/release", [])
        #expect(try studio.store.generation(take.id)?.state == .queued)
    }
}

@Suite("A film")
struct FilmTests {
    @Test("is sent whole, in ranges, and not at all when the browser has it")
    func ranges() async throws {
        let studio = try TestStudio()
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        let path = "/generations/\(take.id)/video.mp4"
        let whole = try await studio.get(path)
        #expect(whole.status == 200)
        #expect(whole.body.count == 10_000)
        #expect(whole.headers["content-type"] == "video/mp4")
        let part = try await studio.get(path, [("Range", "bytes=100-199")])
        #expect(part.status == 206)
        #expect(part.body == Array(whole.body[100..<200]))
        #expect(part.headers["content-range"] == "bytes 100-199/10000")
        let tag = try #require(whole.headers["etag"])
        #expect(try await studio.get(path, [("If-None-Match", tag)]).status == 304)
        #expect(try await studio.get(path, [("Range", "bytes=10000-")]).status == 416)
    }

    @Test("is downloaded under a readable name")
    func name() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo("Rain: über “Lisbon” / 2026!")
        let take = try studio.bring(try studio.addTake(to: video), to: .completed)
        let reply = try await studio.get("/generations/\(take.id)/video.mp4?download=1")
        let disposition = try #require(reply.headers["content-disposition"])
        #expect(disposition.hasPrefix("attachment;"))
        #expect(disposition.contains("lisbon-2026-take-1.mp4"))
    }

    @Test("that was changed or removed by hand is said to be gone")
    func gone() async throws {
        let studio = try TestStudio()
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        let file = studio.media.path(of: .video, of: take.id)
        try "short".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try await studio.get("/generations/\(take.id)/video.mp4").status == 410)
        try FileManager.default.removeItem(atPath: file)
        #expect(try await studio.get("/generations/\(take.id)/video.mp4").status == 410)
    }

    @Test("that is there but cannot be read is said to be so, with the reason, and not to be missing")
    func unreadable() async throws {
        let studio = try TestStudio()
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        let film = studio.media.path(of: .video, of: take.id)
        try FileManager.default.removeItem(atPath: film)
        #expect(try await studio.get("/videos/\(take.videoID)").text.contains("Its file is missing."))
        try FileManager.default.createDirectory(atPath: film, withIntermediateDirectories: false)
        let page = try await studio.get("/videos/\(take.videoID)")
        #expect(page.status == 200)
        #expect(page.text.contains("Its file cannot be read."))
        #expect(page.text.contains("in the media folder but cannot be read: Invalid argument."))
        #expect(!page.text.contains("Its file is missing.") && !page.text.contains("Fetch it again"))
        let form = try await studio.get("/videos/\(take.videoID)/generate-sora?first_frame_of=\(take.id)")
        #expect(form.status == 409 && form.text.contains("cannot be read: Invalid argument."))
        #expect(try await studio.get("/generations/\(take.id)/video.mp4").status == 500)
    }

    @Test("that does not exist yet is not found", arguments: ["video.mp4", "thumbnail", "spritesheet"])
    func notYet(asset: String) async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        #expect(try await studio.get("/generations/\(take.id)/\(asset)").status == 404)
        #expect(try await studio.get("/generations/999/\(asset)").status == 404)
    }
}

extension String {
    /// A partial is indented where it is included.
    fileprivate var withoutIndentation: String {
        split(separator: "\n").map { String($0).trimmed }.joined(separator: "\n")
    }
}
