import Simulator
import Studio
import Testing

@testable import VideosAPI

@Suite("The client and the simulated server")
struct SimulatorTests {
    private let folder: Folder
    private let simulator: Simulator
    private let client: VideosAPIServer

    init() throws {
        folder = try Folder()
        var configuration = Simulator.Configuration(folder: "\(folder.path)/simulator", ffmpeg: try .find())
        configuration.renderTime = 0
        configuration.apiKey = Bench.canary
        simulator = try Simulator(configuration)
        client = try Self.client(simulator, key: Bench.canary)
    }

    private static func client(_ simulator: Simulator, key: String) throws -> VideosAPIServer {
        VideosAPIServer(
            base: try BaseURL(simulator.baseURL), key: try APIKey(key, fingerprint: ""), client: Bench.http)
    }

    private func settings(_ prompt: String) -> GenerationSettings {
        GenerationSettings(prompt: prompt, model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720))
    }

    /// Polls the job until it is over.
    private func ended(_ id: String) async throws -> RemoteJob {
        while true {
            guard case .job(let job, _) = await client.retrieve(id) else { throw Problem(code: "lost", message: id) }
            if job.status != .queued, job.status != .running { return job }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test("agree on the whole life of a job")
    func life() async throws {
        #expect(await client.newestJob() == .fence(.empty))
        let answer = await client.create(settings("A fox"), references: [])
        guard case .accepted(let job) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(job.prompt == "A fox" && job.seconds == 4 && job.model == "sora-2")
        #expect(await client.newestJob() == .fence(.newest(job.id)))
        let finished = try await ended(job.id)
        #expect(finished.status == .finished && finished.progress == 100 && finished.expiresAt != nil)
        guard case .page(let jobs, false) = await client.jobs(after: nil, limit: 10) else {
            return #expect(Bool(false))
        }
        #expect(jobs == [finished])
        for asset in Asset.allCases {
            let reception = try Reception()
            #expect(await client.fetch(asset, of: job.id, into: reception.file) == .received)
            #expect(reception.bytes.count > 100)
        }
        #expect(await client.delete(job.id) == .done)
        guard case .missing = await client.retrieve(job.id) else { return #expect(Bool(false)) }
    }

    @Test("go on with a film where it broke off")
    func resumes() async throws {
        guard case .accepted(let job) = await client.create(settings("A hare"), references: []) else {
            return #expect(Bool(false))
        }
        _ = try await ended(job.id)
        let (whole, part) = (try Reception(), try Reception())
        #expect(await client.fetch(.video, of: job.id, into: whole.file) == .received)
        #expect(whole.validator != nil)
        part.begin(Array(whole.bytes.prefix(1000)), validator: whole.validator)
        #expect(await client.fetch(.video, of: job.id, into: part.file) == .received)
        #expect(part.isLike(whole))
    }

    @Test(
        "agree on what goes wrong",
        arguments: [
            ("refused", SubmitKind.refused), ("rate_limited", .comeLater), ("out_of_credit", .needsMending),
            ("server_error", .unknown), ("overloaded", .unknown), ("failed", .accepted),
        ])
    func scenarios(_ name: String, _ kind: SubmitKind) async throws {
        let answer = await client.create(settings("A fox [simulate: \(name)]"), references: [])
        #expect(SubmitKind(answer) == kind, "\(answer)")
        guard case .accepted(let job) = answer, case .ended(let problem) = try await ended(job.id).status else {
            return
        }
        #expect(problem.code == "moderation_blocked")
    }

    @Test("agree on a wrong key and a wrong model")
    func refusals() async throws {
        let stranger = try Self.client(simulator, key: "sk-another-key")
        #expect(SubmitKind(await stranger.create(settings("A fox"), references: [])) == .needsMending)
        #expect(await stranger.probe().key == .refused)
        let report = await client.probe()
        #expect(report.key == .accepted && report.canList && report.models.contains("sora-2"))
        let odd = GenerationSettings(prompt: "p", model: "sora-9", seconds: 4, size: ClipSize(width: 1280, height: 720))
        #expect(SubmitKind(await client.create(odd, references: [])) == .refused)
    }

    @Test("agree on films made from films, and on characters")
    func followUps() async throws {
        guard case .accepted(let job) = await client.create(settings("A fox"), references: []) else {
            return #expect(Bool(false))
        }
        _ = try await ended(job.id)
        for operation in SourceJob.Operation.allCases {
            let wish = GenerationSettings(
                prompt: "A fox again", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720),
                source: SourceJob(operation: operation, jobID: job.id, seconds: 4))
            let answer = await client.create(wish, references: [])
            guard case .accepted(let next) = answer else { return #expect(Bool(false), "\(operation): \(answer)") }
            let finished = try await ended(next.id)
            #expect(finished.status == .finished && finished.seconds == wish.filmSeconds)
            #expect(finished.couldBe(wish))
        }
        let film = try Reception()
        #expect(await client.fetch(.video, of: job.id, into: film.file) == .received)
        let character = try await client.createCharacter(name: "Fox", film: film.file.path).get()
        #expect(character.name == "Fox")
        let cast = GenerationSettings(
            prompt: "Fox sleeps", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720),
            characters: [character.id])
        #expect(SubmitKind(await client.create(cast, references: [])) == .accepted)
        let stranger = GenerationSettings(
            prompt: "Fox sleeps", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720),
            characters: ["char_nobody"])
        #expect(SubmitKind(await client.create(stranger, references: [])) == .refused)
    }
}
