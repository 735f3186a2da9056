import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A request whose acceptance is not known")
struct UncertainTests {
    let studio: TestStudio
    let video: Video
    let take: Generation

    init() throws {
        (studio, video, take) = try TestStudio.with(.uncertain)
    }

    private var path: String { "/generations/\(take.id)" }

    @Test("leads from its video to a page that names the amount and the candidates")
    func page() async throws {
        let job = RemoteJob(id: "video_<b>", status: .running, word: "in_progress", prompt: "A tram")
        studio.candidates.withLock { $0 = .listed([job], at: studio.time) }
        #expect(try await studio.get("/videos/\(video.id)").text.contains("href=\"\(path)/uncertain\""))
        let page = try await studio.get("\(path)/uncertain")
        #expect(page.text.contains("may charge $0.40"))
        #expect(page.text.contains("video_&lt;b&gt;"))
        #expect(page.text.contains("Look again"))
        studio.candidates.withLock { $0 = .unsupported }
        let other = try await studio.get("\(path)/uncertain")
        #expect(other.text.contains("cannot list its jobs") && !other.text.contains("Look again"))
    }

    @Test("is looked for again, and given the job that the person names, by the worker")
    func words() async throws {
        _ = try await studio.post("\(path)/look-again", [])
        _ = try await studio.post("\(path)/adopt", [("job_id", " video_1 ")])
        _ = try await studio.post("\(path)/adopt", [("job_id", "video_2")])
        // The job that was named last counts.
        #expect(try studio.wishes == [.lookAgain(take.id), .adopt(take.id, jobID: "video_2")])
        #expect(studio.wakes.load(ordering: .relaxed) == 3)
        #expect(try studio.store.generation(take.id)?.state == .uncertain)
    }

    @Test("is not given an id that cannot be one", arguments: ["", "   ", "a\nb", String(repeating: "x", count: 1001)])
    func badID(id: String) async throws {
        #expect(try await studio.post("\(path)/adopt", [("job_id", id)]).status == 422)
        #expect(try studio.wishes.isEmpty)
    }

    @Test("is not given a job that another take has")
    func ownedJob() async throws {
        let other = try studio.bring(try studio.addTake(to: video), to: .inProgress)
        let reply = try await studio.post("\(path)/adopt", [("job_id", other.jobID ?? "")])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Another take has this job already"))
    }

    @Test("can be given up, and then counts as possibly charged")
    func giveUp() async throws {
        #expect(try await studio.post("\(path)/give-up", []).status == 303)
        let over = try #require(try studio.store.generation(take.id))
        #expect(over.state == .failed)
        #expect(over.charge == .possible(Money(microDollars: 400_000)))
    }

    @Test("is replaced by a new request only when the person says that both may be charged")
    func replace() async throws {
        let page = try await studio.get("\(path)/uncertain")
        let pattern = "(?s)/replace.*?form_token\" value=\"([^\"]*)"
        let token = try #require(page.firstMatch(pattern))
        let refused = try await studio.post("\(path)/replace", [("form_token", token)])
        #expect(refused.status == 422)
        #expect(try studio.store.video(video.id)?.takes.count == 1)
        for _ in 1...2 {
            let reply = try await studio.post("\(path)/replace", [("form_token", token), ("twice", "true")])
            #expect(reply.status == 303)
        }
        let takes = try #require(try studio.store.video(video.id)?.takes)
        #expect(takes.count == 2)
        #expect(takes[0].parent == Lineage(generation: take.id, relation: .replacement))
        #expect(takes[1].state == .failed)
    }

    @Test("is not replaced from an old page once its job was found")
    func replacedTooLate() async throws {
        let page = try await studio.get("\(path)/uncertain")
        let token = try #require(page.firstMatch("(?s)/replace.*?form_token\" value=\"([^\"]*)"))
        let job = RemoteJob(id: "found", status: .running, word: "in_progress")
        _ = try #require(try studio.store.apply(.found(job, by: .prompt), to: take.id, at: studio.time))
        let reply = try await studio.post("\(path)/replace", [("form_token", token), ("twice", "true")])
        #expect(reply.status == 409)
        #expect(try studio.store.video(video.id)?.takes.count == 1)
    }

    @Test("is not replaced without its token")
    func replaceToken() async throws {
        #expect(try await studio.post("\(path)/replace", [("twice", "true")]).status == 403)
        #expect(try studio.store.video(video.id)?.takes.count == 1)
    }

    @Test("comes of a held request that was sent before, when the person says so")
    func find() async throws {
        let problem = Problem(code: "found_at_server", message: "The server has a job like this one.")
        let held = try studio.bring(try studio.addTake(to: video), to: .held, problem: problem)
        #expect(try await studio.get("/videos/\(video.id)").text.contains("It was sent: find its job"))
        let reply = try await studio.post("/generations/\(held.id)/find", [])
        #expect(reply.headers["location"] == "/generations/\(held.id)/uncertain")
        #expect(try studio.store.generation(held.id)?.state == .uncertain)
        let other = try studio.bring(try studio.addTake(to: video), to: .held)
        _ = try await studio.post("/generations/\(other.id)/find", [])
        #expect(try studio.store.generation(other.id)?.state == .held)
    }
}
