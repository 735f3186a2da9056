import Studio
import Testing

@testable import Web

@Suite("Prompts")
struct PromptTests {
    private static let body = "A {{animal}} in {{place}} <now>"

    private static func added(_ studio: TestStudio) throws -> PromptTemplate {
        try studio.store.addPromptTemplate(
            PromptDraft(title: "Zoo", body: body, tags: "animals"), at: studio.time)
    }

    @Test("are added, shown by tag, changed, and deleted only by who is sure")
    func life() async throws {
        let studio = try TestStudio()
        let fields = [("title", "Zoo"), ("body", Self.body), ("tags", "Animals, calm")]
        #expect(try await studio.post("/prompts", fields).headers["location"] == "/prompts")
        let template = try #require(try studio.store.promptTemplates().first { $0.title == "Zoo" })
        let path = "/prompts/\(template.id)"
        let page = try await studio.get("/prompts?tag=animals").text
        #expect(page.contains("A {{animal}} in {{place}} &lt;now&gt;") && !page.contains("Slow push in"))
        #expect(try await studio.post(path, [("title", "Park"), ("body", "x")]).status == 303)
        #expect(try await studio.get(path).text.contains("value=\"Park\""))
        #expect(try await studio.post("\(path)/delete", []).status == 422)
        #expect(try await studio.post("\(path)/delete", [("sure", "true")]).status == 303)
        #expect(try await studio.get(path).status == 404)
    }

    @Test("keep what was typed when they are refused", arguments: ["/prompts", "/prompts/1"])
    func refused(path: String) async throws {
        let studio = try TestStudio()
        let reply = try await studio.post(path, [("title", ""), ("body", "Kept <words>"), ("tags", "kept")])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Kept &lt;words&gt;</textarea>") && reply.text.contains("value=\"kept\""))
    }

    @Test("become fields, and then a video of the playground")
    func use() async throws {
        let studio = try TestStudio()
        let path = "/prompts/\(try Self.added(studio).id)/use"
        let page = try await studio.get(path).text
        #expect(page.contains("<label for=\"variable-1\">animal</label>"))
        let missing = try await studio.post(path, [("variable-1", "heron"), ("variable-2", " ")])
        #expect(missing.status == 422 && missing.text.contains("value=\"heron\""))
        let reply = try await studio.post(path, [("variable-1", "heron"), ("variable-2", "a park")])
        #expect(reply.headers["location"] == "/videos/1/generate-sora")
        #expect(try studio.store.video(VideoID(1))?.video.prompt == "A heron in a park <now>")
    }

    @Test("lead back to the Generate form that asked for them")
    func useForVideo() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let template = try Self.added(studio)
        #expect(try await studio.get("/videos/1/generate-sora").text.contains("href=\"/prompts?video=1\""))
        #expect(try await studio.get("/prompts?video=1").text.contains("/prompts/\(template.id)/use?video=1"))
        let page = try await studio.post(
            "/prompts/\(template.id)/use", [("video", "1"), ("variable-1", "heron"), ("variable-2", "a park")])
        #expect(page.status == 200 && page.text.contains("A heron in a park &lt;now&gt;</textarea>"))
        #expect(page.text.contains("action=\"/videos/\(video.id)/generate-sora\""))
        #expect(try studio.store.video(video.id)?.video.prompt == video.prompt)
    }

    @Test("that were used are kept, found, and used again")
    func used() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        _ = try studio.addTake(to: video, prompt: "A heron & a park")
        let page = try await studio.get("/prompts/used?q=heron").text
        #expect(page.contains("A heron &amp; a park"))
        #expect(try await studio.get("/prompts/used?q=tram").text.contains("No prompt here"))
        let reply = try await studio.post("/prompts/used/1/again", [])
        #expect(reply.headers["location"] == "/videos/2/generate-sora")
        #expect(try studio.store.video(VideoID(2))?.video.prompt == "A heron & a park")
        #expect(try await studio.post("/prompts/used/99/again", []).status == 404)
    }
}
