import Studio
import Testing

@testable import Web

@Suite("What is empty")
struct EmptyStateTests {
    /// Address, and the words that say what to do.
    private static let fresh = [
        ("/projects", "Write what shall be seen: you are two presses from a clip."),
        ("/playground", "Write what shall be seen and go on."),
        ("/prompts/used", "write one in the Playground"), ("/queue", "Press Generate with Sora at a video"),
        ("/search", "Write a prompt in the Playground, or add a video to a project."),
        ("/search?q=nothing", "Try fewer words, or take a filter away."),
        ("/search?state=failed&star=true", "Try fewer words, or take a filter away."),
        ("/usage", "Write a prompt in the Playground to make the first."),
        ("/trash", "“Move to the trash” stands at the foot of each video and each project."),
        ("/connections/1", "stands under each finished take"),
        ("/connections/1/jobs", "Ask the server for its jobs"),
    ]

    private static let begun = [
        ("/projects?q=nothing", "Try fewer words."), ("/projects/1", "Add one below: a title, and what shall be seen."),
        ("/projects/1/drafts", "Add a video to the project and say what shall be seen"),
    ]

    private static let filmless = [
        ("/videos/1", "choose model, length and size, see the price, and confirm."),
        ("/projects/1/drafts", "Add a video to the project"),
        ("/search?q=nothing", "Try fewer words, or take a filter away."),
        ("/videos/1/compare", "Choose 2 to 4 finished takes to compare"),
    ]

    @Test("says what to do: in a new studio, in a new project, and where nothing fits")
    func says() async throws {
        let studio = try TestStudio()
        try await check(Self.fresh, studio)
        let refused = try await studio.postParts("/import", [.text("form_token", "")])
        #expect(refused.status == 422 && refused.text.contains("Choose an export first: a ZIP file."))
        for template in try studio.store.promptTemplates() {
            _ = try studio.store.removePromptTemplate(template.id)
        }
        try await check([("/prompts", "Write one below: a prompt with names in double braces")], studio)
        let project = try studio.store.addProject(title: "Trams", description: "", at: studio.time)
        try await check(Self.begun, studio)
        _ = try studio.store.addVideo(to: project.id, title: "Rain", prompt: "", at: studio.time)
        try await check(Self.filmless, studio)
    }

    /// As a person without script goes: the prompt of the first page, then the form's own button.
    @Test("is a new studio two presses from its first clip")
    func twoPresses() async throws {
        let studio = try TestStudio()
        let first = try await studio.get("/projects")
        #expect(first.text.contains("action=\"/playground\""))
        let pressed = try await studio.post(
            "/playground", [("prompt", "A tram in the rain"), ("form_token", first.token(of: "/playground") ?? "")])
        #expect(pressed.status == 303)
        let address = try #require(pressed.headers["location"])
        let form = try await studio.get(address)
        #expect(form.text.contains("A tram in the rain</textarea>"))
        let choices = ["model", "seconds", "size", "variations"].compactMap { name in
            form.firstMatch("name=\"\(name)\" value=\"([^\"]*)\" checked").map { (name, $0) }
        }
        #expect(choices.count == 4)
        let token = try #require(form.field("form_token"))
        let sent = try await studio.post(address, choices + [("form_token", token), ("prompt", "A tram in the rain")])
        #expect(sent.status == 303)
        #expect(try studio.store.video(VideoID(1))?.takes.count == 1)
    }

    private func check(_ pages: [(String, String)], _ studio: TestStudio) async throws {
        for (path, words) in pages {
            let page = try await studio.get(path)
            #expect(page.status == 200 || path.hasSuffix("/compare"), "\(path)")
            #expect(page.text.contains(words), "\(path)")
        }
    }
}
