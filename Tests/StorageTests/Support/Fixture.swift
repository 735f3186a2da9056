import SQLite
import Studio
import Testing

@testable import Storage

/// A fresh library with one project, one video and two connections.
struct Fixture {
    let folder: TemporaryFolder
    let store: StudioDatabase
    let project: Project
    let video: Video
    let real: Studio.Connection
    let simulated: Studio.Connection

    /// 2026-11-20, noon UTC.
    static let noon = Timestamp(milliseconds: 1_795_176_000_000)

    /// - Parameter path: where the database shall be; nil for a folder of its own.
    init(path: String? = nil) throws {
        folder = try TemporaryFolder()
        store = try StudioDatabase(path: path ?? folder.file("dailies.sqlite"))
        project = try store.addProject(title: "Coast", description: "", at: Self.noon)
        video = try #require(
            try store.addVideo(to: project.id, title: "Waves", prompt: "waves at dusk", at: Self.noon))
        real = try store.ensureConnection(
            name: "Studio server", kind: .openai, address: "https://video.example/v1", keyFingerprint: "f1",
            keySource: .environment("OPENAI_API_KEY"), offers: Catalog.sora, makeDefault: true, at: Self.noon)
        simulated = try store.ensureConnection(
            name: "Simulator", kind: .simulator, address: ServerIdentity.embeddedSimulatorAddress, keyFingerprint: "",
            keySource: .none, offers: Catalog.sora, makeDefault: false, at: Self.noon)
    }

    func request(
        _ token: String, prompt: String = "waves at dusk", digest: String = "d", estimate: Money? = .cents(80),
        to server: ServerIdentity? = nil, video: VideoID? = nil, parent: Lineage? = nil,
        references: [ReferenceImage] = [], extras: [String: JSONValue] = [:]
    ) -> Press {
        Press(
            token: token, digest: digest, video: video ?? self.video.id, server: server ?? real.server,
            settings: GenerationSettings(
                prompt: prompt, model: "sora-2", seconds: 8, size: ClipSize(width: 1280, height: 720),
                references: references, extras: extras),
            estimate: estimate, parent: parent)
    }

    /// A press that must be saved.
    func pressed(
        _ token: String, estimate: Money? = .cents(80), to server: ServerIdentity? = nil, video: VideoID? = nil,
        at now: Timestamp = noon
    ) throws -> Generation {
        let outcome = try store.press(request(token, estimate: estimate, to: server, video: video), at: now)
        guard case .saved(let generation) = outcome else { throw Unexpected(outcome) }
        return generation
    }

    /// Applies events that must each change something.
    @discardableResult
    func apply(_ events: GenerationEvent..., to id: GenerationID, at now: Timestamp = noon) throws -> Generation {
        var last: Generation?
        for event in events {
            guard let next = try store.apply(event, to: id, at: now) else { throw Unexpected(event) }
            last = next
        }
        return try #require(last)
    }

    func reopened() throws -> StudioDatabase {
        try StudioDatabase(path: store.path)
    }
}

struct Unexpected: Error {
    let value: Any.Type
    let text: String

    init(_ value: Any) {
        self.value = type(of: value)
        text = "\(value)"
    }
}

extension Money {
    static func cents(_ count: Int64) -> Money { Money(microDollars: count * 10_000) }
}

extension Problem {
    static let test = Problem(code: "test", message: "Something is in the way.")
}

extension RemoteJob {
    static func job(
        _ id: String = "video_1", _ status: RemoteStatus = .running, progress: Int? = nil, cost: Money? = nil
    ) -> RemoteJob {
        RemoteJob(id: id, status: status, word: "in_progress", progress: progress, statedCost: cost)
    }
}

extension MediaFile {
    static let film = MediaFile(bytes: 1234, sha256: String(repeating: "0a", count: 32))
}
