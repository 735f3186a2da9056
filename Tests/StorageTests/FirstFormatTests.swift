import Studio
import Testing

@testable import Storage

@Suite("An export of the first format")
struct FirstFormatTests {
    /// As the program wrote it then: one document with all rows, and the records of each project beside it.
    private static func members(film: [UInt8], sha256: String) -> [String: [UInt8]] {
        let take = """
            "video":3,"connection":4,"server_kind":"vllm_omni","server_address":"http://rack:8091/v1","model":"wan",\
            "seconds":8,"size":"1280x720","estimate":800000,"created_at":30,"server_status":"completed","progress":100,\
            "fence_kind":"empty","fence_job":null,"match":null,"attempts":0,"missing_count":null,"missing_since":null,\
            "next_attempt_at":null,"submitted_at":31,"last_heard_at":32,"expires_at":null,"cancel_requested_at":null,\
            "server_deletion":"none","position":null,\
            "settings":"{\\"model\\":\\"wan\\",\\"prompt\\":\\"old \\u2713\\",\\"seconds\\":8,\\"size\\":\\"1280x720\\"}"
            """
        let manifest = """
            {"format": "dailies-library", "version": 1, "library": 4242, "exportedAt": 99,
            "connections": [{"id":4,"name":"Rack","kind":"vllm_omni","address":"http://rack:8091/v1","removedAt":null}],
            "origins": [{"project":2,"library":7,"number":9}],
            "files": [{"bytes":\(film.count),"generation":5,"kind":"film","name":"films/5.mp4","sha256":"\(sha256)"}],
            "projects": [{"id":2,"title":"Coast","description":"","created_at":10,"trashed_at":null,"erased_at":null,\
            "position":1,"default_connection":4,"default_model":null,"default_seconds":null,"default_size":null,\
            "budget":5}],
            "videos": [{"id":3,"project":2,"title":"Waves","prompt":"old","created_at":20,"trashed_at":null,\
            "erased_at":null,"position":1,"pick":5}],
            "generations": [
            {"id":5,"parent":null,"relation":null,"state":"completed","job_id":"a","problem_code":null,\
            "problem_message":null,"completed_at":33,"charge_kind":"stated","charge_amount":330000,\
            "media_bytes":\(film.count),"media_sha256":"\(sha256)",\(take)},
            {"id":6,"parent":5,"relation":"retry","state":"failed","job_id":"b","problem_code":"x",\
            "problem_message":"It failed.","completed_at":34,"charge_kind":"possible","charge_amount":800000,\
            "media_bytes":null,"media_sha256":null,\(take)}],
            "stars": [{"generation":5,"at":40}],
            "ledger": [{"id":1,"generation":5,"kind":"reserve","amount":800000,"at":30},
            {"id":2,"generation":5,"kind":"settle","amount":-470000,"at":33}]}
            """
        let events = """
            {"id":1,"generation":5,"kind":"change","text":"pressed","at":30}
            {"id":2,"generation":6,"kind":"wire","text":"→ \\"x\\"","at":31}

            """
        return [
            "manifest.json": Array(manifest.utf8), "events/2.jsonl": Array(events.utf8), "films/5.mp4": film,
        ]
    }

    @Test("still comes in whole, once, under numbers of its own")
    func comesIn() throws {
        let new = try ExportLibrary(isEmpty: true)
        let film = try FilmForm.indexAtEnd.bytes()
        let sha256 = try sha256(of: new.folder.write(film, to: "film"))
        let path = try Repacked(members: Self.members(film: film, sha256: sha256)).write(in: new.folder)
        let outcomes = { try new.archivist.importLibrary(from: path, at: Fixture.noon).items.map(\.outcome) }
        #expect(try outcomes() == [.imported(ProjectID(1), takes: 2, films: 1)])
        let contents = try #require(try new.store.project(ProjectID(1)))
        #expect(
            contents.summary.project.title == "Coast"
                && contents.summary.project.defaults.budget == Money(microDollars: 5))
        let takes = try [1, 2].map { try #require(try new.store.generation(GenerationID($0))) }
        #expect(takes[0].media == MediaFile(bytes: Int64(film.count), sha256: sha256))
        #expect(takes[1].parent == Lineage(generation: takes[0].id, relation: .retry))
        #expect(takes[0].settings.prompt == "old ✓" && takes[0].charge == .stated(.cents(33)))
        #expect(try bytes(of: new.media.path(of: .video, of: takes[0].id)) == film)
        #expect(try new.store.video(VideoID(1))?.video.pick == takes[0].id)
        #expect(try new.events(of: 2) == ["→ \"x\""])
        #expect(try new.store.connections().map(\.name) == ["Rack"])
        #expect(try outcomes() == [.known(ProjectID(1))])
        let origin = try new.store.database.read { session in
            try session.row("SELECT library, number FROM origins").map { row in
                try [row.get("library", as: Int64.self), row.get("number", as: Int64.self)]
            }
        }
        #expect(origin == [7, 9])
        let bill = try new.store.usage(at: Fixture.noon)
        #expect(try new.store.trash(ProjectID(1), at: Fixture.noon))
        #expect(new.archivist.remove(try new.store.emptyTrash(at: Fixture.noon)).isEmpty)
        #expect(try outcomes() == [.imported(ProjectID(1), takes: 2, films: 1)])
        #expect(try new.store.usage(at: Fixture.noon) == bill)
        #expect(try new.store.generation(GenerationID(1))?.settings.prompt == "old ✓")
    }
}
