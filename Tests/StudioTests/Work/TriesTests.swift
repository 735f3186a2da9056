import Testing

@testable import Studio

@Suite("Counting tries")
struct TriesTests {
    private let noon = Timestamp(milliseconds: 1_795_176_000_000)
    private let problem = Problem(code: "unreachable", message: "Cannot be reached.")

    private var queued: Generation {
        Generation(
            id: ID(1), videoID: ID(1),
            server: ServerIdentity(connection: ID(1), kind: .openai, address: "https://a.example", keyFingerprint: ""),
            settings: GenerationSettings(
                prompt: "p", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720)),
            estimate: nil, createdAt: noon)
    }

    @Test("a request that is taken and not sent, again and again, ends with a person after five tries")
    func takenAndUnsent() throws {
        var generation = queued
        for attempt in 1...5 {
            generation = try #require(generation.after(.taken(fence: .empty), at: noon))
            generation = try #require(generation.after(.unsent(problem, retryAt: noon), at: noon))
            #expect(generation.state == (attempt < 5 ? .queued : .held))
        }
    }

    @Test("an accepted request begins to count anew")
    func accepted() throws {
        var generation = try #require(queued.after(.unsent(problem, retryAt: noon), at: noon))
        generation = try #require(generation.after(.taken(fence: .empty), at: noon))
        #expect(generation.attempts == 1)
        let job = RemoteJob(id: "a", status: .queued, word: "queued")
        #expect(try #require(generation.after(.accepted(job), at: noon)).attempts == 0)
    }

    @Test("a server that could not be asked for its list has not been looked at")
    func unableToLook() throws {
        var generation = try #require(queued.after(.taken(fence: .empty), at: noon))
        generation = try #require(generation.after(.lost(problem), at: noon))
        let trouble = Problem(code: "trouble", message: "Away.")
        generation = try #require(generation.after(.troubled(trouble, retryAt: noon + .seconds(5)), at: noon))
        #expect(generation.state == .uncertain)
        #expect(generation.attempts == 0)
        #expect(generation.problem == trouble)
        #expect(generation.nextAttemptAt == noon + .seconds(5))
    }
}
