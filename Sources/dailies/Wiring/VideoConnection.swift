import HTTPClient
import Simulator
import Storage
import Studio
import VideosAPI

/// The connection that this start of the program sends to: the server that the environment names, else the embedded
/// simulator.
struct VideoConnection: Sendable {
    let saved: Studio.Connection
    let present: PresentConnection
    /// The embedded simulator, while this connection is it.
    let simulator: Simulator?

    static func open(_ studio: OpenStudio, _ settings: Settings, log: Log) throws -> VideoConnection {
        if let server = settings.server { return try toServer(server, studio) }
        return try toSimulator(studio, settings, log)
    }

    private static func toServer(_ server: EnvironmentServer, _ studio: OpenStudio) throws -> VideoConnection {
        do {
            let base = try BaseURL(server.baseURL)
            let key = try server.key.map { try APIKey($0, fingerprint: studio.fingerprint(of: $0)) }
            let saved = try studio.database.ensureConnection(
                name: base.description, kind: .openai, address: base.description,
                keyFingerprint: key?.fingerprint ?? "",
                keySource: key == nil ? .none : .environment("OPENAI_API_KEY"), offers: Catalog.sora,
                makeDefault: true, at: StudioClock.system.now())
            let present = PresentConnection(id: saved.id, kind: .openai, base: base, key: key)
            return VideoConnection(saved: saved, present: present, simulator: nil)
        } catch let problem as Problem {
            throw StartError("OPENAI_BASE_URL or OPENAI_API_KEY cannot be used. \(problem.message)")
        }
    }

    private static func toSimulator(
        _ studio: OpenStudio, _ settings: Settings, _ log: Log
    ) throws -> VideoConnection {
        let simulator = try EmbeddedSimulator.start(
            folder: studio.folder.path + "/simulator", renderTime: settings.renderTime, log: log)
        let saved = try studio.database.ensureConnection(
            name: "Simulator", kind: .simulator, address: ServerIdentity.embeddedSimulatorAddress, keyFingerprint: "",
            keySource: .none, offers: Catalog.sora, makeDefault: true, at: StudioClock.system.now())
        let present = PresentConnection(
            id: saved.id, kind: .simulator, base: try BaseURL(simulator.baseURL), key: nil,
            address: ServerIdentity.embeddedSimulatorAddress)
        return VideoConnection(saved: saved, present: present, simulator: simulator)
    }

    /// The servers that the worker may talk to.
    func servers(_ settings: Settings, client: HTTPClient, wireLog: @escaping WireLog) -> Connections {
        let present = present
        return Connections(
            client: client, patience: Patience(request: .milliseconds(Int64(settings.requestTimeout * 1000))),
            wireLog: wireLog,
            present: { id throws(Problem) in id == present.identity.connection ? present : nil })
    }
}
