import Foundation
import Studio
import Testing

@testable import Web

@Suite("Generating all drafts")
struct DraftsTests {
    /// A project with two drafts, a video with a take, and one without a prompt.
    private static func filled(_ kind: ConnectionKind = .openai) throws -> (TestStudio, ProjectID) {
        let studio = try TestStudio(kind)
        let project = try studio.store.addProject(title: "Trams", description: "", at: studio.time).id
        for (title, prompt) in [("One", "a tram"), ("Two", "two trams"), ("Blank", " "), ("Made", "made")] {
            let video = try studio.store.addVideo(to: project, title: title, prompt: prompt, at: studio.time)
            if title == "Made" { try studio.bring(try studio.addTake(to: try #require(video)), to: .completed) }
        }
        return (studio, project)
    }

    private static func waiting(_ studio: TestStudio) throws -> [Generation] {
        try studio.store.unfinished().filter { $0.state == .queued }
    }

    @Test("shows each with its settings and cost, and the total, before anything is saved")
    func shows() async throws {
        let (studio, project) = try Self.filled()
        #expect(try await studio.get("/projects/\(project)").text.contains("href=\"/projects/\(project)/drafts\""))
        let page = try await studio.get("/projects/\(project)/drafts")
        #expect(page.text.contains(">One</a>") && page.text.contains(">Two</a>"))
        #expect(!page.text.contains(">Blank</a>") && !page.text.contains(">Made</a>"))
        // 4 s at $0.10, twice: as the take that was made last.
        #expect(page.text.contains("Generate 2 clips for $0.80"))
        #expect(try Self.waiting(studio).isEmpty)
    }

    @Test("saves all by one press, and by a second press of the same form nothing more")
    func press() async throws {
        let (studio, project) = try Self.filled()
        let token = try #require(try await studio.get("/projects/\(project)/drafts").field("form_token"))
        for _ in 0..<2 {
            let reply = try await studio.post("/projects/\(project)/drafts", [("form_token", token)])
            #expect(reply.status == 303 && reply.headers["location"] == "/queue")
        }
        #expect(try Set(Self.waiting(studio).map(\.settings.prompt)) == ["a tram", "two trams"])
        #expect(try Self.waiting(studio).count == 2)
        #expect(studio.wakes.load(ordering: .relaxed) == 1)
        #expect(try await studio.get("/projects/\(project)/drafts").text.contains("No draft waits here"))
    }

    @Test("saves none when a budget is too small for all")
    func budget() async throws {
        let (studio, project) = try Self.filled()
        let token = try #require(try await studio.get("/projects/\(project)/drafts").field("form_token"))
        // The take that was made has cost 40 cents.
        try studio.store.setLimits(SpendingLimits(perDay: Money(microDollars: 1_000_000)))
        let reply = try await studio.post("/projects/\(project)/drafts", [("form_token", token)])
        #expect(reply.status == 422)
        #expect(reply.text.contains("None of the 2 clips was sent"))
        #expect(try Self.waiting(studio).isEmpty)
    }

    @Test("saves none when a draft or a price has changed since the page was made", arguments: [true, false])
    func changed(price: Bool) async throws {
        let (studio, project) = try Self.filled()
        let token = try #require(try await studio.get("/projects/\(project)/drafts").field("form_token"))
        if price {
            let offers = Catalog.sora.map { offer in
                ModelOffer(
                    name: offer.name, seconds: offer.seconds,
                    sizes: offer.sizes.map {
                        SizeOffer(size: $0.size, ratePerSecond: $0.ratePerSecond.map { $0 + $0 })
                    })
            }
            try studio.store.setOffers(offers, of: try studio.store.defaultConnection().id, at: studio.time)
        } else {
            _ = try studio.store.addVideo(to: project, title: "Three", prompt: "three", at: studio.time)
        }
        let reply = try await studio.post("/projects/\(project)/drafts", [("form_token", token)])
        #expect(reply.status == 409)
        #expect(reply.text.contains(price ? "for $1.60" : "Generate 3 clips"))
        #expect(try Self.waiting(studio).isEmpty)
    }

    @Test("asks again for a clip that costs more than the person set")
    func confirmation() async throws {
        let (studio, project) = try Self.filled()
        try studio.store.setLimits(SpendingLimits(confirmAbove: Money(microDollars: 100_000)))
        let page = try await studio.get("/projects/\(project)/drafts")
        let token = try #require(page.field("form_token"))
        #expect(page.text.contains("name=\"confirm_cost\""))
        #expect(try await studio.post("/projects/\(project)/drafts", [("form_token", token)]).status == 409)
        #expect(try Self.waiting(studio).isEmpty)
        let fields = [("form_token", token), ("confirm_cost", "true")]
        #expect(try await studio.post("/projects/\(project)/drafts", fields).status == 303)
    }

    @Test("takes no token of another project or none")
    func tokens() async throws {
        let (studio, project) = try Self.filled()
        let other = try studio.store.addProject(title: "Other", description: "", at: studio.time).id
        let token = try #require(try await studio.get("/projects/\(project)/drafts").field("form_token"))
        #expect(try await studio.post("/projects/\(other)/drafts", [("form_token", token)]).status == 403)
        #expect(try await studio.post("/projects/\(project)/drafts", []).status == 403)
        #expect(try await studio.get("/projects/99/drafts").status == 404)
    }

    @Test("counts simulated clips as costing nothing")
    func simulated() async throws {
        let (studio, project) = try Self.filled(.simulator)
        let page = try await studio.get("/projects/\(project)/drafts")
        #expect(page.text.contains("Generate 2 clips for $0.00"))
    }
}
