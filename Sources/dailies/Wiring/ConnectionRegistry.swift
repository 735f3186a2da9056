import Storage
import Studio
import VideosAPI

/// The connections as they are set up now, with their keys: what the worker and the tests of connections go by.
struct ConnectionRegistry: Sendable {
    let database: StudioDatabase
    let keys: KeyFile
    let environment: [String: String]
    /// Where the embedded simulator is; nil while it is off.
    let simulator: String?

    /// The connection with its present address and key; nil when it was removed.
    func present(_ id: ConnectionID) throws(Problem) -> PresentConnection? {
        guard let connection = try read(id) else { return nil }
        let kind = connection.server.kind
        guard kind == .simulator else {
            return PresentConnection(
                id: id, kind: kind, base: try BaseURL(connection.server.address), key: try key(of: connection))
        }
        guard let simulator else {
            throw Problem(
                code: "simulator_off",
                message: "The embedded simulator is off, because OPENAI_BASE_URL is set. Start Dailies without it.")
        }
        return PresentConnection(
            id: id, kind: kind, base: try BaseURL(simulator), key: nil, address: ServerIdentity.embeddedSimulatorAddress
        )
    }

    /// A key in the environment may be another one than at the last start.
    func refreshFingerprints() throws {
        for connection in try database.connections() {
            guard case .environment = connection.keySource else { continue }
            let fingerprint = try key(of: connection)?.fingerprint ?? ""
            guard fingerprint != connection.server.keyFingerprint else { continue }
            let draft = ConnectionDraft(
                name: connection.name, kind: connection.server.kind, address: connection.server.address,
                keySource: connection.keySource, keyFingerprint: fingerprint, runningLimit: connection.runningLimit)
            _ = try database.changeConnection(connection.id, to: draft)
        }
    }

    private func read(_ id: ConnectionID) throws(Problem) -> Studio.Connection? {
        do {
            return try database.connection(id)
        } catch {
            throw Problem(code: "database", message: "The connection cannot be read: \(error)")
        }
    }

    private func key(of connection: Studio.Connection) throws(Problem) -> APIKey? {
        let text: String? =
            switch connection.keySource {
            case .none: nil
            case .environment(let name): environment[name]
            case .file: try keys.key(of: connection.id)
            }
        guard let text, !text.isEmpty else { return nil }
        return try APIKey(text, fingerprint: keys.fingerprint(of: text))
    }
}
