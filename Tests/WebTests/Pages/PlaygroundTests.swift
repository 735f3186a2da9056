import Studio
import Testing

@testable import Web

@Suite("The playground")
struct PlaygroundTests {
    @Test("leads from a prompt straight to the Generate form, and keeps all its videos in one project")
    func prompt() async throws {
        let studio = try TestStudio()
        for number in 1...2 {
            let reply = try await studio.post(
                "/playground", [("prompt", "A paper boat\r\nin the rain, take \(number)")])
            #expect(reply.headers["location"] == "/videos/\(number)/generate-sora")
        }
        let form = try await studio.get("/videos/1/generate-sora").text
        #expect(form.contains("A paper boat\nin the rain, take 1</textarea>"))
        let projects = try studio.store.projects()
        #expect(projects.map(\.project.title) == ["Playground"] && projects[0].videos == 2)
        #expect(try studio.store.video(VideoID(1))?.video.title == "A paper boat in the rain, take 1")
    }

    @Test("makes a new project where the old one is in the trash")
    func trashed() async throws {
        let studio = try TestStudio()
        _ = try await studio.post("/playground", [("prompt", "One")])
        _ = try studio.store.trash(ProjectID(1), at: studio.time)
        #expect(try await studio.post("/playground", [("prompt", "Two")]).status == 303)
        #expect(try studio.store.video(VideoID(2))?.project.id == ProjectID(2))
    }

    @Test("keeps a refused prompt", arguments: ["  ", String(repeating: "é", count: 32_001)])
    func refused(prompt: String) async throws {
        let studio = try TestStudio()
        let reply = try await studio.post("/playground", [("prompt", prompt)])
        #expect(reply.status == 422)
        #expect(reply.text.contains("\(prompt)</textarea>"))
        #expect(try studio.store.projects().isEmpty)
    }

    @Test("stands on the first page while there is no project, and in the navigation always")
    func firstPage() async throws {
        let studio = try TestStudio()
        #expect(try await studio.get("/projects").text.contains("action=\"/playground\""))
        _ = try studio.addVideo()
        let page = try await studio.get("/projects").text
        #expect(!page.contains("action=\"/playground\"") && page.contains("<a href=\"/playground\">Playground</a>"))
    }

    @Test(
        "names a video by the first words of its prompt",
        arguments: [
            ("A tram", "A tram"),
            ("one two three four five six seven eight nine", "one two three four five six seven eight"),
            (String(repeating: "x", count: 300), String(repeating: "x", count: 59) + "…"), ("\u{202E}\n", "Untitled"),
            (String(repeating: "wonderful ", count: 9), "wonderful wonderful wonderful wonderful wonderful wonderful"),
        ])
    func title(prompt: String, title: String) {
        #expect(Naming.title(ofPrompt: prompt) == title)
    }
}
