import Studio
import Testing

@testable import Web

@Suite("What a person who looks away is told")
struct ActivityTests {
    private static func ids(_ value: JSONValue) -> [String] {
        guard case .array(let items) = value else { return [] }
        return items.map { item in
            guard case .object(let members) = item, case .integer(let id)? = members["generation_id"],
                case .string(let state)? = members["state"]
            else { return "?" }
            return "\(id) \(state)"
        }
    }

    private static func activity(
        _ studio: TestStudio, after cursor: String = ""
    ) async throws -> (cursor: String, ended: [String], waiting: [String]) {
        guard case .object(let document) = try await studio.get("/api/activity?after=\(cursor)").json,
            case .string(let next)? = document["cursor"]
        else { throw TestStudio.SeedError() }
        return (next, ids(document["ended"] ?? .null), ids(document["waiting_for_you"] ?? .null))
    }

    @Test("begins with nothing, then tells each end once, and what needs a decision for as long as it does")
    func news() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let takes = try (0..<5).map { _ in try studio.addTake(to: video) }
        try studio.bring(takes[0], to: .completed)
        let first = try await Self.activity(studio)
        #expect(first.ended == [] && first.waiting == [])
        studio.now.withLock { $0 = $0 + .seconds(1) }
        try studio.bring(takes[1], to: .completed)
        try studio.bring(takes[2], to: .failed)
        try studio.bring(takes[3], to: .cancelled)
        try studio.bring(takes[4], to: .held)
        let second = try await Self.activity(studio, after: first.cursor)
        #expect(second.ended == ["\(takes[1].id) completed", "\(takes[2].id) failed"])
        #expect(second.waiting == ["\(takes[4].id) held"])
        let third = try await Self.activity(studio, after: second.cursor)
        #expect(third.ended == [])
        #expect(third.waiting == second.waiting)
    }

    @Test("is silent about what lies in the trash")
    func trash() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let cursor = try await Self.activity(studio).cursor
        studio.now.withLock { $0 = $0 + .seconds(1) }
        try studio.bring(try studio.addTake(to: video), to: .failed)
        _ = try studio.store.trash(video.id, at: studio.time)
        #expect(try await Self.activity(studio, after: cursor).ended == [])
    }

    @Test("refuses a cursor that is none")
    func cursor() async throws {
        let reply = try await TestStudio().get("/api/activity?after=yesterday")
        #expect(reply.status == 400)
        #expect(reply.text.contains("invalid_cursor"))
    }
}
