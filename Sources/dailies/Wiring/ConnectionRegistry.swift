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
        let fingerprint = keys.fingerprint(of: text)
        guard fingerprint == connection.server.keyFingerprint else { throw .otherKey(connection) }
        return try APIKey(text, fingerprint: fingerprint)
    }
}

extension Problem {
    /// A variable may hold the key of another server by now; no key goes where nobody meant it to go.
    fileprivate static func otherKey(_ connection: Studio.Connection) -> Problem {
        Problem(
            code: "connection_changed",
            message: "The key of \(connection.name) is another one than when it was saved. If that is meant, open the"
                + " connection in Settings and save it again.")
    }
}
