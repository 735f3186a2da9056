import SQLite
import Studio
import Testing

@testable import Storage

/// A library in which every table has rows and every column a value, in every state that there is.
struct RichLibrary {
    let library: ExportLibrary
    private var fixture: Fixture { get throws { try library.fixture } }
    private var store: StudioDatabase { library.store }

    init() throws {
        library = try ExportLibrary()
        let other = try addOtherProject()
        let first = try library.complete("first")
        try addTakes(from: first, in: other)
        try addStates()
        try addCharges()
        try addMarks(first)
        try addConnections()
        try addPrompts()
        try addCharacters(of: first)
        try addSettings()
        try addTrash()
        try fillRest(first)
    }

    /// Its video is made from a take of the first project, and the other way round.
    private func addOtherProject() throws -> VideoID {
        let other = try store.addProject(title: "Other", description: "“Two”\n✓", at: Fixture.noon + .minutes(1))
        let defaults = ProjectDefaults(
            connection: try fixture.real.id, model: "sora-2", seconds: 12, size: ClipSize(width: 720, height: 1280),
            budget: .cents(1234))
        #expect(try store.setDefaults(defaults, of: other.id))
        #expect(try store.move(other.id, .down))
        return try #require(try store.addVideo(to: other.id, title: "Elsewhere", prompt: "far", at: Fixture.noon)).id
    }

    private func addTakes(from first: Generation, in other: VideoID) throws {
        let given = try library.media.storeReference(Picture("PNG", .png).bytes())
        let sent = try library.media.storeReference(Picture("JPEG", .jpeg).bytes())
        let picture = ReferenceImage(
            type: .jpeg, storedName: sent.storedName, sha256: sent.sha256, origin: .init(picture: given, fit: .pad))
        let remix = try library.complete(
            "remix", video: other, parent: Lineage(generation: first.id, relation: .remix), references: [picture],
            extras: ["seed": .integer(9_007_199_254_740_993), "mood": .string("calm\u{1}")])
        _ = try library.complete("back", parent: Lineage(generation: remix.id, relation: .extension))
        try fixture.apply(.deletionWanted, to: remix.id)
        try fixture.apply(.deletionWanted, .deletionAnswered(.done), to: first.id)
    }

    private func addStates() throws {
        _ = try fixture.pressed("queued")
        try fixture.apply(.needsMending(.test), to: try fixture.pressed("held").id)
        try fixture.apply(.deferred(.test, until: Fixture.noon + .minutes(9)), to: try submitted("deferred"))
        _ = try submitted("submitting")
        try fixture.apply(.lost(.test), to: try submitted("uncertain"))
        try fixture.apply(.accepted(.job("running", progress: 40)), to: try submitted("running"))
        let missing = try submitted("missing")
        try fixture.apply(.accepted(.job("missing")), .missing(.test), to: missing)
        let fetching = try submitted("downloading")
        try fixture.apply(.accepted(.job("there")), .polled(.job("there", .finished)), to: fetching)
        let found = try submitted("found")
        try fixture.apply(.lost(.test), .found(.job("found"), by: .prompt), to: found)
    }

    private func submitted(_ token: String) throws -> GenerationID {
        let id = try fixture.pressed(token).id
        try fixture.apply(.taken(fence: .newest("f")), to: id)
        return id
    }

    /// Estimated, possible, refused, nothing and elsewhere; the films' are stated.
    private func addCharges() throws {
        let done = try submitted("estimated")
        let estimated = try fixture.apply(
            .accepted(.job("e")), .polled(.job("e", .finished)), .fetched(.film), to: done,
            at: Fixture.noon + .minutes(3))
        try library.media.writeSidecar(of: estimated)
        try fixture.apply(.lost(.test), .givenUp(.test), to: try submitted("possible"))
        try fixture.apply(.refused(.test), to: try submitted("refused"))
        try fixture.apply(.cancelled, to: try fixture.pressed("nothing", estimate: nil).id)
        let job = RemoteJob(
            id: "elsewhere", status: .running, word: "rendering", progress: 1, model: "sora-2", seconds: 8,
            size: ClipSize(width: 1280, height: 720), prompt: "Somebody’s", createdAt: Fixture.noon,
            expiresAt: Fixture.noon + .hours(1))
        let taken = try store.importJobs(
            [job], of: fixture.real.server, into: .newProject("Jobs"), at: Fixture.noon + .minutes(2))
        #expect(taken.takes.count == 1)
    }

    private func addMarks(_ first: Generation) throws {
        #expect(try store.setStar(true, on: first.id, at: Fixture.noon))
        #expect(try store.setPick(true, of: first.id))
    }

    private func addConnections() throws {
        let draft = ConnectionDraft(
            name: "Rack", kind: .vllmOmni, address: "http://rack:8091/v1", keySource: .file, keyFingerprint: "f9",
            runningLimit: 3, webhookHost: "rack.example")
        let rack = try #require(try store.addConnection(draft, offers: Catalog.sora, at: Fixture.noon))
        let offer = ModelOffer(
            name: "wan", seconds: [3, 5],
            sizes: [SizeOffer(size: ClipSize(width: 832, height: 480), ratePerSecond: .cents(7))])
        try store.setOffers([offer], of: rack.id, at: Fixture.noon + .hours(1))
        try store.setCapabilities(Capabilities(remixes: true, mostReferences: 2), of: rack.id)
        try store.setPause(.test, of: rack.id, at: Fixture.noon)
        var old = draft
        (old.name, old.address) = ("Old rack", "http://old:8091/v1")
        let gone = try #require(try store.addConnection(old, offers: [], at: Fixture.noon))
        #expect(try store.removeConnection(gone.id, at: Fixture.noon))
    }

    private func addPrompts() throws {
        let draft = PromptDraft(title: "Mine", body: "A {{thing}} ✓", tags: "own, calm")
        let mine = try store.addPromptTemplate(draft, at: Fixture.noon)
        #expect(try store.removePromptTemplate(PromptTemplateID(2)))
        let changed = PromptDraft(title: "Changed", body: "B", tags: "")
        #expect(try store.changePromptTemplate(PromptTemplateID(1), to: changed))
        #expect(mine.id.rawValue == 6)
    }

    private func addCharacters(of take: Generation) throws {
        let server = try fixture.real.server
        _ = try store.addCharacter("char_1", name: "Ana", from: take.id, at: server, now: Fixture.noon)
        let gone = try store.addCharacter("char_2", name: "Bo", from: nil, at: server, now: Fixture.noon)
        #expect(try store.forgetCharacter(gone.id, at: Fixture.noon))
    }

    private func addSettings() throws {
        try store.setLimits(
            SpendingLimits(
                perDay: .cents(100_000), perProject: .cents(90_000), perClip: .cents(500), confirmAbove: .cents(400),
                pressesPerMinute: 600, waiting: 500))
        try store.setAlertThresholds(AlertThresholds())
        try store.setHold(true, at: Fixture.noon)
    }

    /// A video and a project that were erased, and some that are only thrown away.
    private func addTrash() throws {
        for isErased in [true, false] {
            let video = try #require(
                try store.addVideo(to: fixture.project.id, title: "Away", prompt: "Away", at: Fixture.noon))
            try fixture.apply(.cancelled, to: try fixture.pressed("away \(isErased)", video: video.id).id)
            #expect(try store.trash(video.id, at: Fixture.noon))
            let project = try store.addProject(
                title: "Away too", description: "", at: Fixture.noon + .minutes(isErased ? 4 : 5))
            #expect(try store.trash(project.id, at: Fixture.noon))
            if isErased { #expect(library.archivist.remove(try store.emptyTrash(at: Fixture.noon)).isEmpty) }
        }
    }

    /// What only comes about in ways that a test had better not go.
    private func fillRest(_ first: Generation) throws {
        try store.database.write { session in
            for statement in [
                "UPDATE generations SET position = 7, cancel_requested_at = 8 WHERE state = 'queued'",
                "INSERT INTO origins (project, library, number) VALUES (2, 77, 5)",
                "INSERT INTO removals (take) VALUES (900), (901)",
                "INSERT INTO removals (picture) VALUES ('x.png')",
                "INSERT INTO wishes (kind, generation, job_id, at) VALUES ('adopt', 1, 'j', 1)",
                "INSERT INTO deferrals (connection, generation, code, message, at, until) VALUES (1, 1, 'x', 'X', 1, 2)",
                "INSERT INTO wishes (kind, connection, at) VALUES ('resume', 1, 1)",
            ] { try session.execute(statement) }
        }
        try store.log(LogEntry(kind: .note, text: "Noted"), for: first.id, at: Fixture.noon)
    }
}
