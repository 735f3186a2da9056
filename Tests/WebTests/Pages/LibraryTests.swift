import Studio
import Testing

@testable import Web

@Suite("Projects, usage and settings")
struct LibraryTests {
    @Test("the root leads to the projects")
    func root() async throws {
        let reply = try await TestStudio().get("/")
        #expect(reply.status == 303)
        #expect(reply.headers["location"] == "/projects")
    }

    @Test("a project is made and then shown")
    func project() async throws {
        let studio = try TestStudio()
        let reply = try await studio.post("/projects", [("title", " Trams & rain "), ("description", "All")])
        #expect(reply.status == 303)
        let page = try await studio.get(try #require(reply.headers["location"]))
        #expect(page.text.contains("Trams &amp; rain"))
        #expect(try await studio.get("/projects").text.contains("Trams &amp; rain"))
    }

    @Test(
        "a refused form keeps what was typed", arguments: [("", "Kept"), (String(repeating: "x", count: 201), "Kept")])
    func refused(title: String, description: String) async throws {
        let studio = try TestStudio()
        let reply = try await studio.post("/projects", [("title", title), ("description", description)])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Kept</textarea>"))
        #expect(try studio.store.projects().isEmpty)
    }

    @Test("a video is added, and the second button goes on to its Generate form")
    func video() async throws {
        let studio = try TestStudio()
        let project = try studio.store.addProject(title: "Trams", description: "", at: studio.time)
        let path = "/projects/\(project.id)/videos"
        let added = try await studio.post(path, [("title", "One"), ("prompt", "A tram")])
        #expect(added.headers["location"] == "/videos/1")
        let further = try await studio.post(path, [("title", "Two"), ("prompt", ""), ("then", "generate")])
        #expect(further.headers["location"] == "/videos/2/generate-sora")
        #expect(try await studio.post("/projects/99/videos", [("title", "Lost")]).status == 404)
    }

    @Test("usage leaves simulated clips out of real spend")
    func usage() async throws {
        let studio = try TestStudio(.simulator)
        try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        let page = try await studio.get("/usage").text
        #expect(page.contains("<b>$0.00</b> <span>real spend</span>"))
        #expect(page.contains("<b>1</b> <span>simulated clips</span>"))
    }

    @Test("limits are saved, shown, and switched off by emptying them")
    func limits() async throws {
        let studio = try TestStudio()
        let token = try #require(
            try await studio.get("/settings").firstMatch("(?s)limits.*?form_token\" value=\"([^\"]*)"))
        let reply = try await studio.post("/settings/limits", [("form_token", token), ("per_day", "12.50")])
        #expect(reply.status == 303)
        #expect(try studio.store.limits().perDay == Money(microDollars: 12_500_000))
        let page = try await studio.get("/settings")
        #expect(page.text.contains("value=\"12.50\""))
        #expect(
            try await studio.post("/settings/limits", [("form_token", token), ("per_day", "99")]).status == 409,
            "a form from before the change")
        #expect(try await studio.post("/settings/limits", [("per_day", "99")]).status == 403, "without its token")
    }

    @Test("a limit that is none is refused and stays in its field", arguments: ["-5", "five", "1,5"])
    func badLimit(text: String) async throws {
        let studio = try TestStudio()
        let token = try #require(try await studio.get("/settings").field("form_token"))
        let reply = try await studio.post("/settings/limits", [("form_token", token), ("per_day", text)])
        #expect(reply.status == 422)
        #expect(reply.text.contains("value=\"\(text)\""))
        #expect(try studio.store.limits() == SpendingLimits())
    }

    @Test(
        "an address that leads nowhere says so in our own words",
        arguments: ["/projects/999", "/videos/999", "/projects/abc", "/projects/0", "/projects/-1", "/nothing"])
    func notFound(path: String) async throws {
        let reply = try await TestStudio().get(path)
        #expect(reply.status == 404)
        #expect(reply.text.contains("There is nothing here"))
    }
}
