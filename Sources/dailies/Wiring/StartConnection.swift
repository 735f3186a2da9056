import FFmpeg
import Simulator
import Storage
import Studio
import VideosAPI

/// The connection that a start begins with: the server that the environment names, else the embedded simulator.
/// The person may have made another one the usual one.
struct StartConnection: Sendable {
    /// Stands before the person's choice; nil when the environment names none.
    let pinned: ConnectionID?
    /// nil while OPENAI_BASE_URL is set.
    let simulator: Simulator?

    static func open(_ studio: OpenStudio, _ settings: Settings, log: Log) throws -> StartConnection {
        try keepSimulator(studio)
        if let server = settings.server {
            return StartConnection(pinned: try connect(to: server, studio), simulator: nil)
        }
        let simulator = try EmbeddedSimulator.start(
            folder: studio.folder.path + "/simulator", renderTime: settings.renderTime, log: log)
        return StartConnection(pinned: nil, simulator: simulator)
    }

    private static func keepSimulator(_ studio: OpenStudio) throws {
        let isFirst = try studio.database.connections().allSatisfy { !$0.isDefault }
        _ = try studio.database.ensureConnection(
            name: "Simulator", kind: .simulator, address: ServerIdentity.embeddedSimulatorAddress, keyFingerprint: "",
            keySource: .none, offers: ConnectionKind.simulator.preset.offers, makeDefault: isFirst,
            at: StudioClock.system.now())
    }

    private static func connect(to server: EnvironmentServer, _ studio: OpenStudio) throws -> ConnectionID {
        do {
            let base = try BaseURL(server.baseURL)
            if let key = server.key { _ = try APIKey(key, fingerprint: "") }
            return try studio.database.ensureConnection(
                name: base.description, kind: .openai, address: base.description,
                keyFingerprint: studio.keys.fingerprint(of: server.key),
                keySource: server.key == nil ? .none : .environment(EnvironmentServer.keyVariable),
                offers: ConnectionKind.openai.preset.offers, makeDefault: false, at: StudioClock.system.now()
            ).id
        } catch let problem as Problem {
            throw StartError("OPENAI_BASE_URL or OPENAI_API_KEY cannot be used. \(problem.message)")
        }
    }
}
