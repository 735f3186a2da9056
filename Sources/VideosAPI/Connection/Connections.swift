import HTTPClient
import Studio

/// A connection as it is set up now.
package struct PresentConnection: Sendable {
    /// As a generation that is made now would freeze it.
    package let identity: ServerIdentity
    /// Where the server is at this moment.
    package let base: BaseURL
    package let key: APIKey?

    /// - Parameter address: what stands for the server in its identity; nil for the base URL itself. The embedded
    ///   simulator has a constant word, because its port changes with every start.
    package init(id: ConnectionID, kind: ConnectionKind, base: BaseURL, key: APIKey?, address: String? = nil) {
        identity = ServerIdentity(
            connection: id, kind: kind, address: address ?? base.description, keyFingerprint: key?.fingerprint ?? "")
        self.base = base
        self.key = key
    }
}

/// Finds the server that a generation belongs to, and refuses another one in its place.
package struct Connections: VideoServers {
    private let client: HTTPClient
    private let patience: Patience
    private let wireLog: WireLog
    private let lookUp: @Sendable (ConnectionID) throws(Problem) -> PresentConnection?

    /// - Parameter present: the connection as it is set up now, nil when there is none any more; asked for every
    ///   request, so that a changed setting counts at once.
    package init(
        client: HTTPClient, patience: Patience = Patience(), wireLog: @escaping WireLog = { _ in },
        present: @escaping @Sendable (ConnectionID) throws(Problem) -> PresentConnection?
    ) {
        self.client = client
        self.patience = patience
        self.wireLog = wireLog
        lookUp = present
    }

    package func server(for identity: ServerIdentity) throws(Problem) -> any VideoServer {
        guard let now = try lookUp(identity.connection) else { throw .connectionGone }
        guard now.identity.kind == identity.kind, now.identity.address == identity.address else {
            throw .connectionMoved(identity, now.identity)
        }
        guard now.key != nil || identity.keyFingerprint.isEmpty else { throw .keyMissing }
        guard now.identity.keyFingerprint == identity.keyFingerprint else { throw .keyChanged }
        return server(now)
    }

    package func present(_ connection: ConnectionID) throws(Problem) -> PresentServer {
        guard let now = try lookUp(connection) else { throw .connectionGone }
        return PresentServer(identity: now.identity, server: server(now))
    }

    /// The server of a connection as it is now, for settings and the doctor.
    package func server(_ connection: PresentConnection) -> VideosAPIServer {
        VideosAPIServer(
            base: connection.base, key: connection.key, dialect: .of(connection.identity.kind), client: client,
            patience: patience, wireLog: wireLog)
    }
}

extension Problem {
    static let connectionGone = Problem(
        code: "connection_gone",
        message: "The connection that this was made for is no longer set up. Set it up again in Settings.")

    static let keyMissing = Problem(
        code: "key_missing",
        message: "The API key of this connection is not there. Give the same key again in Settings.")

    static let keyChanged = Problem(
        code: "connection_changed",
        message: "The API key of this connection is another one now, and another account cannot see the job."
            + " Set the old key again, or stop this one and make it anew.")

    static func connectionMoved(_ then: ServerIdentity, _ now: ServerIdentity) -> Problem {
        Problem(
            code: "connection_changed",
            message: "This was made for \(then.address), and the connection leads to \(now.address) now."
                + " Set the old address again, or stop this one and make it anew.")
    }
}
