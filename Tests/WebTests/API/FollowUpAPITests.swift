import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("What is made from a finished take, for scripts")
struct FollowUpAPITests {
    private static func finished(_ kind: ConnectionKind = .openai) throws -> (TestStudio, Generation) {
        let studio = try TestStudio(kind)
        return (studio, try studio.bring(try studio.addTake(to: try studio.addVideo(), seconds: 8), to: .completed))
    }

    @Test(
        "is accepted with the status document, which names the source and the cost",
        arguments: [
            ("remix", #"{"prompt":"At night"}"#, "0.8000", "remix"),
            ("edit", #"{"prompt":"At night"}"#, "0.8000", "edit"),
            ("extend", #"{"prompt":"At night","seconds":4}"#, "0.4000", "extension"),
            ("extend", #"{"prompt":"At night","seconds":"12"}"#, "1.2000", "extension"),
        ])
    func accepted(verb: String, body: String, cost: String, operation: String) async throws {
        let (studio, take) = try Self.finished()
        let reply = try await studio.postJSON("/api/generations/\(take.id)/\(verb)", body)
        #expect(reply.status == 202)
        #expect(reply.json["sora_generation_cost"]?.string == cost)
        let source = reply.json["sora_generation_settings"]?["source"]
        #expect(source?["operation"]?.string == operation)
        #expect(source?["job_id"]?.string == take.jobID)
    }

    @Test("the same key again gives the same generation, even once the job is deleted; with another body 409")
    func idempotency() async throws {
        let (studio, take) = try Self.finished()
        let path = "/api/generations/\(take.id)/remix"
        let key = [("Idempotency-Key", "k")]
        let first = try await studio.postJSON(path, #"{"prompt":"At night"}"#, headers: key)
        _ = try studio.store.apply(.deletionWanted, to: take.id, at: studio.time)
        #expect(try await studio.postJSON(path, #"{"prompt":"At night"}"#, headers: key).json == first.json)
        let other = try await studio.postJSON(path, #"{"prompt":"In fog"}"#, headers: key)
        #expect(other.status == 409)
        #expect(other.json["error"]?["code"]?.string == "idempotency_key_reused")
    }

    @Test(
        "is refused in the envelope",
        arguments: [
            ("remix", #"{"prompt":""}"#, 422, "empty_prompt"), ("remix", "{}", 422, "empty_prompt"),
            ("remix", #"{"prompt":"x","seconds":"4"}"#, 422, "unknown_member"),
            ("extend", #"{"prompt":"x","seconds":"5"}"#, 422, "seconds_not_offered"),
            ("edit", "{", 400, "malformed_json"),
        ])
    func refused(verb: String, body: String, status: Int, code: String) async throws {
        let (studio, take) = try Self.finished()
        let reply = try await studio.postJSON("/api/generations/\(take.id)/\(verb)", body)
        #expect(reply.status == status)
        #expect(reply.json["error"]?["code"]?.string == code)
        #expect(try studio.store.video(take.videoID)?.takes.count == 1)
    }

    @Test(
        "is not supported where the kind of server cannot, and there are no buttons for it",
        arguments: [
            (ConnectionKind.vllmOmni, ["remix", "edit", "extend"]), (.azure, ["edit", "extend"]),
            (.openrouter, ["edit", "extend"]), (.openai, []), (.simulator, []), (.litellm, []),
        ])
    func capabilities(kind: ConnectionKind, missing: [String]) async throws {
        let (studio, take) = try Self.finished(kind)
        let pages = [
            try await studio.get("/videos/\(take.videoID)").text, try await studio.get("/generations/\(take.id)").text,
        ]
        for verb in ["remix", "edit", "extend"] {
            let isMissing = missing.contains(verb)
            for page in pages { #expect(page.contains("/generations/\(take.id)/\(verb)\"") != isMissing, "\(verb)") }
            #expect(try await studio.get("/generations/\(take.id)/\(verb)").status == (isMissing ? 409 : 200))
            guard isMissing else { continue }
            let reply = try await studio.postJSON("/api/generations/\(take.id)/\(verb)", #"{"prompt":"x"}"#)
            #expect(reply.status == 409)
            #expect(reply.json["error"]?["code"]?.string == "not_supported")
        }
    }

    @Test("is not made from what is not finished, from a job that is deleted, or at a server that is another one now")
    func obstacles() async throws {
        let (studio, take) = try Self.finished()
        func code(_ id: GenerationID) async throws -> String? {
            let reply = try await studio.postJSON("/api/generations/\(id)/remix", #"{"prompt":"x"}"#)
            #expect(reply.status == 409)
            return reply.json["error"]?["code"]?.string
        }
        let queued = try studio.addTake(to: try #require(try studio.store.video(take.videoID)).video)
        #expect(try await code(queued.id) == "not_finished")
        let connection = try #require(try studio.store.connection(take.server.connection))
        func move(to address: String) throws {
            let draft = ConnectionDraft(
                name: connection.name, kind: .openai, address: address, keySource: .none, keyFingerprint: "")
            _ = try studio.store.changeConnection(connection.id, to: draft)
        }
        try move(to: "http://localhost:2/v1")
        #expect(try await code(take.id) == "connection_changed")
        #expect(try await studio.get("/videos/\(take.videoID)").text.contains("has another address or key"))
        try move(to: connection.server.address)
        _ = try studio.store.apply(.deletionWanted, to: take.id, at: studio.time)
        #expect(try await code(take.id) == "deleted_at_server")
        #expect(try await studio.get("/videos/\(take.videoID)").text.contains("was asked to delete this take"))
    }
}
