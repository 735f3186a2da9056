import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("Characters")
struct CharacterTests {
    let studio: TestStudio
    let video: Video
    let take: Generation

    init() throws {
        (studio, video, take) = try TestStudio.with(.completed)
    }

    private func character(_ name: String, id: String? = nil) throws -> FilmCharacter {
        try studio.store.addCharacter(
            id ?? "char_\(name)", name: name, from: take.id, at: take.server, now: studio.time)
    }

    private func press(_ prompt: String, _ characters: [String]) async throws -> HTTPReply {
        let page = try await studio.get("/videos/\(video.id)/generate-sora")
        let fields = [
            ("form_token", try #require(page.field("form_token"))), ("prompt", prompt), ("model", "sora-2"),
            ("seconds", "4"), ("size", "1280x720"),
        ]
        return try await studio.post("/videos/\(video.id)/generate-sora", fields + characters.map { ("character", $0) })
    }

    @Test("one is made from a finished take in the background, and the page tells how that goes")
    func making() async throws {
        let path = "/generations/\(take.id)/character"
        #expect(try await studio.get("/videos/\(video.id)").text.contains("href=\"\(path)\""))
        #expect(try await studio.post(path, [("name", " Mossy ")]).status == 303)
        #expect(studio.words.withLock { $0 } == ["make character \(take.id) Mossy"])
        studio.making.withLock { $0 = .making }
        #expect(try await studio.post(path, [("name", "Mossy")]).status == 303)
        #expect(studio.words.withLock { $0 }.count == 1)
        #expect(try await studio.get(path).text.contains("data-live=\"\(path)/state\""))
        studio.making.withLock { $0 = .failed(Problem(code: "bad", message: "It was <refused>.")) }
        #expect(try await studio.get("\(path)/state").text.contains("It was &lt;refused&gt;."))
    }

    @Test("many are shown page by page on their connection's page, newest first")
    func pages() async throws {
        for number in 1...60 { _ = try character("Gull \(number).") }
        let page = try await studio.get("/connections/1").text
        let next = try #require(page.firstMatch(of: /href="([^"]*)" rel="next"/)?.output.1)
        let rest = try await studio.get(String(next)).text
        let names = [page, rest].map { $0.matches(of: /<h3>Gull (\d+)\.</).compactMap { Int($0.output.1) } }
        #expect(names == [Array((11...60).reversed()), Array((1...10).reversed())])
    }

    @Test("a name has 1 to 80 characters", arguments: ["", "  ", String(repeating: "x", count: 81), "a\u{202E}b"])
    func badName(name: String) async throws {
        let reply = try await studio.post("/generations/\(take.id)/character", [("name", name)])
        #expect(reply.status == 422)
        #expect(studio.words.withLock { $0 }.isEmpty)
    }

    @Test("none is made where the server cannot, or from a film that is gone")
    func impossible() async throws {
        try studio.media.erase(take.id)
        #expect(try await studio.post("/generations/\(take.id)/character", [("name", "Mossy")]).status == 409)
        let azure = try TestStudio(.azure)
        let other = try azure.bring(try azure.addTake(to: try azure.addVideo()), to: .completed)
        #expect(try await azure.get("/generations/\(other.id)/character").status == 409)
        #expect(try await !azure.get("/videos/\(other.videoID)").text.contains("Make a character"))
        #expect(try await !azure.get("/connections/1").text.contains("Characters"))
    }

    @Test("those of a connection are listed with their take, and forgotten by a button")
    func list() async throws {
        let mossy = try character("Mossy")
        let page = try await studio.get("/connections/1").text
        #expect(page.contains("<code>char_Mossy</code>"))
        #expect(page.contains("take 1 of “Rain over Lisbon”"))
        let path = "/connections/1/characters/\(mossy.id)/forget"
        #expect(page.contains("action=\"\(path)\""))
        #expect(try await studio.post(path, []).status == 303)
        #expect(try studio.store.characters(at: take.server).isEmpty)
        #expect(try await studio.post(path, []).status == 303)
    }

    @Test("appear in a clip whose prompt calls them by their names, and are shown with it")
    func chosen() async throws {
        _ = try character("Mossy")
        #expect(try await studio.get("/videos/\(video.id)/generate-sora").text.contains("value=\"char_Mossy\""))
        #expect(try await press("Mossy waits for a tram", ["char_Mossy"]).status == 303)
        let made = try #require(try studio.store.video(video.id)?.takes.first)
        #expect(made.settings.characters == ["char_Mossy"])
        let page = try await studio.get("/videos/\(video.id)")
        #expect(page.firstMatch("<dt>Characters</dt>\\s*<dd>([^<]*)") == "Mossy")
        let again = try await studio.get("/videos/\(video.id)/generate-sora?from=\(made.id)").text
        #expect(again.contains("value=\"char_Mossy\" checked"))
        try studio.bring(made, to: .failed)
        let retry = try #require(
            try await studio.get("/videos/\(video.id)").firstMatch(
                "(?s)\(made.id)/retry\".*?form_token\" value=\"([^\"]*)"))
        _ = try await studio.post("/generations/\(made.id)/retry", [("form_token", retry)])
        #expect(try studio.store.video(video.id)?.takes.first?.settings.characters == ["char_Mossy"])
    }

    @Test(
        "are refused in words where they cannot appear",
        arguments: [
            ("A frog", ["char_Mossy"], "must call “Mossy” by exactly this name"),
            ("mossy", ["char_Mossy"], "must call “Mossy”"), ("Mossy", ["char_x"], "knows no character “char_x”"),
            ("Mossy A B", ["char_Mossy", "char_A", "char_B"], "At most 2 characters"),
        ])
    func refused(prompt: String, ids: [String], words: String) async throws {
        for name in ["Mossy", "A", "B"] { _ = try character(name) }
        let reply = try await press(prompt, ids)
        #expect(reply.status == 422)
        #expect(reply.text.contains(words))
        #expect(reply.text.contains("value=\"char_Mossy\" checked") == ids.contains("char_Mossy"))
        #expect(try studio.store.video(video.id)?.takes.count == 1)
    }

    @Test("come by JSON too, as the Videos API has them")
    func json() async throws {
        _ = try character("Mossy")
        let path = "/api/videos/\(video.id)/generate-sora"
        let body = #"{"prompt":"Mossy","size":"1280x720","characters":[{"id":"char_Mossy"}]}"#
        let reply = try await studio.postJSON(path, body)
        #expect(reply.status == 202)
        let told = reply.json["sora_generation_settings"]?["characters"]?.array?.first
        #expect(told?["id"]?.string == "char_Mossy")
        let unnamed = try await studio.postJSON(path, #"{"prompt":"A frog","characters":[{"id":"char_Mossy"}]}"#)
        #expect(unnamed.json["error"]?["param"]?.string == "characters")
        #expect(try await studio.postJSON(path, #"{"prompt":"A frog","characters":["char_Mossy"]}"#).status == 422)
    }
}
