import HTTPServer
import Studio

/// What the pages need to keep connections, from the rooms that know keys and addresses.
package struct ConnectionTools: Sendable {
    /// The connection that this start of the program was told to use; nil: the one that the person made the default.
    let pinned: ConnectionID?
    let keys: any KeyStore
    /// Reads a base URL as somebody typed it → as it is kept.
    let checkAddress: @Sendable (String) throws(Problem) -> String
    let checkKey: @Sendable (String) throws(Problem) -> Void
    /// The value of an environment variable.
    let environment: @Sendable (String) -> String?
    /// Asks the connection's server, in the background, for what it is. Spends nothing.
    let test: @Sendable (ConnectionID) -> Void
    let testState: @Sendable (ConnectionID) -> ConnectionTest
    /// Asks the connection's server, in the background, for its jobs. Spends nothing.
    let listJobs: @Sendable (ConnectionID) -> Void
    let jobs: @Sendable (ConnectionID) -> JobListing
    /// Sends a finished take's film to its server, in the background, to make a character of this name from it.
    let makeCharacter: @Sendable (GenerationID, _ name: String) -> Void
    let characterState: @Sendable (GenerationID) -> CharacterMaking

    package init(
        pinned: ConnectionID?, keys: any KeyStore,
        checkAddress: @escaping @Sendable (String) throws(Problem) -> String,
        checkKey: @escaping @Sendable (String) throws(Problem) -> Void,
        environment: @escaping @Sendable (String) -> String?, test: @escaping @Sendable (ConnectionID) -> Void,
        testState: @escaping @Sendable (ConnectionID) -> ConnectionTest,
        listJobs: @escaping @Sendable (ConnectionID) -> Void = { _ in },
        jobs: @escaping @Sendable (ConnectionID) -> JobListing = { _ in .notAsked },
        makeCharacter: @escaping @Sendable (GenerationID, String) -> Void = { _, _ in },
        characterState: @escaping @Sendable (GenerationID) -> CharacterMaking = { _ in .idle }
    ) {
        self.pinned = pinned
        self.keys = keys
        self.checkAddress = checkAddress
        self.checkKey = checkKey
        self.environment = environment
        self.test = test
        self.testState = testState
        self.listJobs = listJobs
        self.jobs = jobs
        self.makeCharacter = makeCharacter
        self.characterState = characterState
    }
}

extension StudioContext {
    /// The connection that new generations go to unless another one is chosen.
    func usualConnection() throws -> Connection {
        if let pinned = connections.pinned, let connection = try store.connection(pinned) { return connection }
        return try store.defaultConnection()
    }

    /// The chosen connection, else the usual one.
    func connection(_ chosen: ConnectionID?) throws -> Connection {
        if let chosen, let connection = try store.connection(chosen) { return connection }
        return try usualConnection()
    }

    /// What went wrong with a take or why it waits; a queued one waits for its connection to be mended too.
    func reason(of take: Generation) throws -> Problem? {
        if let problem = take.problem { return problem }
        guard take.state == .queued, let connection = try store.connection(take.server.connection) else { return nil }
        return connection.pause.map { pause in
            Problem(code: "connection_paused", message: "\(connection.name) is paused: \(pause.message)")
        }
    }

    func statusResponse(_ take: Generation, status: Status = .ok) throws -> Response {
        JSON.response(StatusDocument(take, try reason(of: take)), status: status)
    }

    func catalog(of connection: Connection) throws -> Catalog {
        try store.catalog(of: connection.id, asOf: nil)
    }
}
