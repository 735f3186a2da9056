import FFmpeg
import Foundation
import HTTPClient
import Simulator
import Storage
import Studio
import Testing
import VideosAPI

@testable import dailies

/// What the program wires behind its pages, without its pages: a real library, and the simulator in the place of a
/// video server that wants a key.
final class Rack: Sendable {
    static let key = "sk-rack-0123456789"
    static let noon = Timestamp(milliseconds: 1_795_176_000_000)

    let studio: OpenStudio
    let simulator: Simulator
    let registry: ConnectionRegistry
    let servers: Connections
    let clock = StudioClock(now: { Rack.noon }, monotonic: { .zero }, sleep: { _ in })
    private let client = HTTPClient()
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        studio = try OpenStudio(folder.file("data"))
        var configuration = Simulator.Configuration(folder: folder.file("simulator"), ffmpeg: try .find())
        configuration.renderTime = 0
        configuration.apiKey = Self.key
        simulator = try Simulator(configuration)
        let registry = ConnectionRegistry(
            database: studio.database, keys: studio.keys, environment: [:], simulator: nil)
        self.registry = registry
        servers = Connections(client: client) { id throws(Problem) in try registry.present(id) }
    }

    deinit {
        simulator.stop()
        client.shutdown()
    }

    var database: StudioDatabase { studio.database }

    /// A connection to the simulator, unless another address is given.
    func connect(key: String = Rack.key, address: String? = nil, offers: [ModelOffer] = []) throws -> ConnectionID {
        let draft = ConnectionDraft(
            name: "Rack", kind: .openai, address: address ?? simulator.baseURL, keySource: .file,
            keyFingerprint: studio.keys.fingerprint(of: key))
        let id = try #require(try database.addConnection(draft, offers: offers, at: Self.noon)).id
        try studio.keys.setKey(key, of: id)
        return id
    }

    /// A take of a connection, with its film unless it is still running.
    func take(at connection: ConnectionID, isFinished: Bool = true) throws -> GenerationID {
        let server = try #require(try database.connection(connection)).server
        let project = try database.addProject(title: "Trams", description: "", at: Self.noon)
        let video = try #require(try database.addVideo(to: project.id, title: "T", prompt: "A tram", at: Self.noon))
        let press = Press(
            token: "token \(video.id)", digest: "", video: video.id, server: server,
            settings: GenerationSettings(
                prompt: "A tram", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720)),
            estimate: nil)
        guard case .saved(let take) = try database.press(press, at: Self.noon) else { throw Failure("not saved") }
        let running = RemoteJob(id: "video_\(take.id)", status: .running, word: "in_progress")
        let done = RemoteJob(id: running.id, status: .finished, word: "completed")
        try apply([.taken(fence: .empty), .accepted(running)], to: take.id)
        guard isFinished else { return take.id }
        let film = Film.of(running.id)
        try Self.write(film, to: studio.media.path(of: .video, of: take.id))
        let file = MediaFile(bytes: Int64(film.count), sha256: String(repeating: "ab", count: 32))
        try apply([.polled(done), .fetched(file)], to: take.id)
        return take.id
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    private func apply(_ events: [GenerationEvent], to id: GenerationID) throws {
        for event in events { _ = try #require(try database.apply(event, to: id, at: Self.noon)) }
    }
}
