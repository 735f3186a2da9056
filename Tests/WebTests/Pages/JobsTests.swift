import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("Jobs that another program sent")
struct JobsTests {
    let studio: TestStudio
    let project: Project

    init() throws {
        studio = try TestStudio()
        project = try studio.store.addProject(title: "Whales", description: "", at: studio.time)
    }

    private static let size = ClipSize(width: 1280, height: 720)

    private static func job(_ id: String, _ status: RemoteStatus = .finished, model: String? = "sora-2") -> RemoteJob {
        RemoteJob(
            id: id, status: status, word: "completed", model: model, seconds: 4, size: size, prompt: "A <whale> \(id)")
    }

    private func answer(_ jobs: [RemoteJob]) {
        studio.jobs.withLock { $0 = .answered(jobs, hasMore: false, at: studio.time) }
    }

    private func keep(_ fields: [(String, String)]) async throws -> HTTPReply {
        try await studio.post("/connections/1/jobs/keep", fields)
    }

    @Test("are asked for by a button, in the background, and shown when they come")
    func asking() async throws {
        #expect(try await studio.get("/connections/1").text.contains("href=\"/connections/1/jobs\""))
        #expect(try await studio.get("/settings").text.contains("href=\"/connections/1/jobs\""))
        #expect(try await studio.get("/connections/1/jobs").text.contains("Ask the server for its jobs"))
        #expect(try await studio.post("/connections/1/jobs/list", []).status == 303)
        #expect(studio.words.withLock { $0 } == ["list jobs 1"])
        studio.jobs.withLock { $0 = .asking }
        let page = try await studio.get("/connections/1/jobs").text
        #expect(page.contains("data-live=\"/connections/1/jobs/list\""))
        #expect(page.contains("http-equiv=\"refresh\""))
        answer([Self.job("video_a")])
        let fragment = try await studio.get("/connections/1/jobs/list").text
        #expect(fragment.contains("A &lt;whale&gt; video_a"))
        #expect(fragment.contains("completed, sora-2, 4 s, 1280x720"))
        #expect(!fragment.contains("data-live"))
    }

    @Test("that are here already are left out, and what cannot be kept is listed with its reason")
    func reasons() async throws {
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        let blocked = Problem(code: "moderation_blocked", message: "It was blocked.")
        answer([Self.job(take.jobID ?? ""), Self.job("video_b", .ended(blocked)), Self.job("video_c", model: nil)])
        let page = try await studio.get("/connections/1/jobs").text
        #expect(!page.contains(take.jobID ?? "?"))
        #expect(page.contains("It ended without a film: It was blocked."))
        #expect(page.contains("does not tell its model, length and size"))
        #expect(!page.contains("name=\"job\""))
    }

    @Test("that may be one whose acceptance is made sure of are left to that")
    func open() async throws {
        try studio.bring(try studio.addTake(to: try studio.addVideo(), prompt: "A <whale> a"), to: .uncertain)
        answer([Self.job("a"), Self.job("b")])
        let page = try await studio.get("/connections/1/jobs").text
        #expect(page.contains("may be the job of a take whose acceptance"))
        #expect(page.components("name=\"job\"") == 1)
    }

    @Test("are kept in a project of one’s choice, at no cost, and fetched by the worker")
    func kept() async throws {
        answer([Self.job("video_a"), Self.job("video_b", .running), Self.job("video_c")])
        let reply = try await keep([("job", "video_a"), ("job", "video_b"), ("project", "\(project.id)")])
        #expect(reply.headers["location"] == "/projects/\(project.id)")
        let videos = try #require(try studio.store.project(project.id)?.videos)
        #expect(Set(videos.compactMap { $0.newest?.jobID }) == ["video_a", "video_b"])
        #expect(videos.allSatisfy { $0.newest?.charge == .elsewhere && $0.newest?.state == .inProgress })
        #expect(studio.wakes.load(ordering: .relaxed) == 1)
        #expect(try await studio.get("/connections/1/jobs").text.components("name=\"job\"") == 1)
    }

    @Test("are kept in a new project by its name")
    func newProject() async throws {
        answer([Self.job("video_a")])
        let reply = try await keep([("job", "video_a"), ("project", ""), ("new_project", " Deep sea ")])
        #expect(reply.headers["location"] == "/projects/2")
        #expect(try studio.store.project(ProjectID(2))?.summary.project.title == "Deep sea")
    }

    @Test("are kept once, however often the button is pressed, and each press leads to them")
    func pressedTwice() async throws {
        answer([Self.job("video_a")])
        for _ in 1...3 {
            let reply = try await keep([("job", "video_a"), ("project", ""), ("new_project", "Deep sea")])
            #expect(reply.status == 303 && reply.headers["location"] == "/projects/2")
        }
        #expect(try studio.store.projects().count == 2)
    }

    @Test(
        "are not kept without a choice, and what was chosen stays",
        arguments: [
            ([("project", "1")], 422, "Choose at least one job."),
            ([("job", "video_a"), ("project", ""), ("new_project", " ")], 422, "Name the new project"),
            ([("job", "video_a"), ("project", "99")], 422, "Choose a project that is there."),
            ([("job", "video_z"), ("project", "1")], 422, "Choose at least one job."),
        ] as [([(String, String)], Int, String)])
    func refused(fields: [(String, String)], status: Int, words: String) async throws {
        answer([Self.job("video_a")])
        let reply = try await keep(fields)
        #expect(reply.status == status)
        #expect(reply.text.contains(words))
        #expect(reply.text.contains("value=\"video_a\" checked") == fields.contains { $0.1 == "video_a" })
        #expect(try studio.store.projects().count == 1)
    }

    @Test("are asked for again once the list is gone")
    func gone() async throws {
        let reply = try await keep([("job", "video_a"), ("project", "1")])
        #expect(reply.status == 409)
        #expect(reply.text.contains("Ask for it again."))
    }

    @Test("are not listed where the server cannot", arguments: [ConnectionKind.openrouter, .newAPI])
    func unsupported(kind: ConnectionKind) async throws {
        let studio = try TestStudio(kind)
        #expect(try await studio.get("/connections/1/jobs").status == 409)
        #expect(try await !studio.get("/connections/1").text.contains("/connections/1/jobs"))
        #expect(try await !studio.get("/settings").text.contains("/connections/1/jobs"))
    }
}
