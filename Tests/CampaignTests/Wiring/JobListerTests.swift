import Studio
import Testing

@testable import dailies

@Suite("The list of a server’s jobs", .timeLimit(.minutes(2)))
struct JobListerTests {
    private let rack: Rack
    private let lister: JobLister

    init() throws {
        rack = try Rack()
        lister = JobLister(rack.servers, rack.clock)
    }

    private func listing(of id: ConnectionID) async throws -> JobListing {
        lister.begin(id)
        #expect(lister.state(id) != .notAsked)
        return try await eventually("a list") { lister.state(id) == .asking ? nil : lister.state(id) }
    }

    @Test("is remembered with its time until it is asked for again")
    func answered() async throws {
        let id = try rack.connect()
        #expect(lister.state(id) == .notAsked)
        #expect(try await listing(of: id) == .answered([], hasMore: false, at: Rack.noon))
        let present = try #require(try rack.registry.present(id))
        let settings = GenerationSettings(
            prompt: "A tram [simulate: stuck]", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720))
        guard case .accepted(let job) = await rack.servers.server(present).create(settings, references: []) else {
            throw Failure("The simulator took no job.")
        }
        #expect(lister.state(id) == .answered([], hasMore: false, at: Rack.noon))
        guard case .answered(let jobs, hasMore: false, _) = try await listing(of: id) else {
            throw Failure("There is no list.")
        }
        #expect(jobs.map(\.id) == [job.id])
    }

    @Test("says why there is none", arguments: [("key", "key_refused"), ("address", "cannot_connect"), ("gone", "")])
    func failed(what: String, code: String) async throws {
        let id =
            switch what {
            case "key": try rack.connect(key: "sk-wrong-0123456789")
            case "address": try rack.connect(address: "http://127.0.0.1:9/v1")
            default: try rack.connect()
            }
        if what == "gone" { #expect(try rack.database.removeConnection(id, at: Rack.noon)) }
        guard case .failed(let problem) = try await listing(of: id) else { throw Failure("There is a list.") }
        #expect(!problem.message.contains("sk-wrong"))
        #expect(what == "gone" ? problem.code == "connection_gone" : !problem.message.isEmpty)
    }

    @Test("is asked for once at a time")
    func once() async throws {
        let id = try rack.connect()
        for _ in 0..<20 { lister.begin(id) }
        let end = try await eventually("a list") { lister.state(id) == .asking ? nil : lister.state(id) }
        #expect(end == .answered([], hasMore: false, at: Rack.noon))
    }
}
