import Studio
import Testing

@testable import Web

@Suite("What a project's videos begin with")
struct DefaultsTests {
    private static func save(_ fields: [(String, String)], _ studio: TestStudio) async throws -> Int {
        let page = try await studio.get("/projects/1")
        let token = try #require(page.token(of: "/projects/1/defaults"))
        return try await studio.post("/projects/1/defaults", [("form_token", token)] + fields).status
    }

    private static func chosen(_ name: String, of studio: TestStudio, video: VideoID) async throws -> String? {
        try await studio.get("/videos/\(video)/generate-sora")
            .firstMatch("name=\"\(name)\" value=\"([^\"]*)\" checked")
    }

    @Test("is saved with the project and fills in the form of a video without takes")
    func saved() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let fields = [("model", "sora-2-pro"), ("seconds", "12"), ("size", "1792x1024"), ("budget", "7.50")]
        #expect(try await Self.save(fields, studio) == 303)
        #expect(
            try studio.store.project(video.projectID)?.summary.project.defaults
                == ProjectDefaults(
                    model: "sora-2-pro", seconds: 12, size: ClipSize(width: 1792, height: 1024),
                    budget: Money(microDollars: 7_500_000)))
        #expect(try await Self.chosen("model", of: studio, video: video.id) == "sora-2-pro")
        #expect(try await Self.chosen("seconds", of: studio, video: video.id) == "12")
        #expect(try await Self.chosen("size", of: studio, video: video.id) == "1792x1024")
        #expect(try await studio.get("/videos/1/generate-sora").text.contains("$7.50 of $7.50 left in this project"))
    }

    @Test("is otherwise what the project's newest take was made with")
    func remembered() async throws {
        let studio = try TestStudio()
        let first = try studio.addVideo()
        _ = try studio.addTake(to: first, model: "sora-2-pro", seconds: 8, size: "1080x1920")
        let next = try #require(
            try studio.store.addVideo(to: first.projectID, title: "Next", prompt: "", at: studio.time))
        #expect(try await Self.chosen("model", of: studio, video: next.id) == "sora-2-pro")
        #expect(try await Self.chosen("size", of: studio, video: next.id) == "1080x1920")
        #expect(try await Self.save([("seconds", "16")], studio) == 303)
        #expect(try await Self.chosen("seconds", of: studio, video: next.id) == "16")
        #expect(try await Self.chosen("model", of: studio, video: next.id) == "sora-2", "defaults do not mix with it")
    }

    @Test(
        "is refused where the connection does not make it, and stays in its fields",
        arguments: [("model", "nobody"), ("seconds", "5"), ("size", "16x16"), ("budget", "much"), ("connection", "99")])
    func refused(field: String, text: String) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let page = try await studio.get("/projects/1")
        let token = try #require(page.token(of: "/projects/1/defaults"))
        let reply = try await studio.post("/projects/1/defaults", [("form_token", token), (field, text)])
        #expect(reply.status == 422)
        #expect(reply.text.contains("href=\"#default-\(field)\""))
        #expect(reply.text.contains("value=\"\(text)\"") || field == "connection")
        #expect(try studio.store.project(video.projectID)?.summary.project.defaults == ProjectDefaults())
    }

    @Test("is taken only from a form that shows it as it is")
    func token() async throws {
        let studio = try TestStudio()
        _ = try studio.addVideo()
        let page = try await studio.get("/projects/1")
        let token = try #require(page.token(of: "/projects/1/defaults"))
        #expect(try await studio.post("/projects/1/defaults", [("budget", "5")]).status == 403)
        #expect(try await Self.save([("budget", "5")], studio) == 303)
        #expect(
            try await studio.post("/projects/1/defaults", [("form_token", token), ("budget", "500")]).status == 409)
    }

    @Test("holds the project to its own budget, or to the common one where that is lower")
    func budget() async throws {
        for (own, common, fits) in [(80, nil, 1), (80, 40, 0), (40, 80, 0), (200, nil, 2)] as [(Int64, Int64?, Int)] {
            let studio = try TestStudio()
            let video = try studio.addVideo()
            _ = try studio.store.setDefaults(
                ProjectDefaults(budget: Money(microDollars: own * 10_000)), of: video.projectID)
            try studio.store.setLimits(
                SpendingLimits(perProject: common.map { Money(microDollars: $0 * 10_000) }))
            var made = 0
            while made < 9, (try? studio.addTake(to: video, seconds: 8)) != nil { made += 1 }
            #expect(made == fits)
        }
    }
}
