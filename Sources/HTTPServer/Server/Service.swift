/// What the library's callbacks work with, for as long as a server runs.
final class Service: Sendable {
    let application: Application
    let configuration: Configuration
    let connections: Connections
    let lingering = LingeringSockets()
    let slowLane: SlowLane
    let reaper: Reaper

    init(_ application: Application, _ configuration: Configuration) throws(ServerError) {
        self.application = application
        self.configuration = configuration
        slowLane = SlowLane(longest: configuration.longestSlowLine)
        connections = Connections(maximum: configuration.maximumConnections)
        reaper = try Reaper(connections, lingering, configuration)
    }

    func connectionOpened(_ socket: Int32) -> Connection {
        let deadline = Monotonic.now() + configuration.headerDeadline.nanoseconds
        let connection = Connection(socket: socket, deadline: deadline)
        if connections.insert(connection) { reaper.wake() }
        return connection
    }

    /// Lets the client read its answer although its request was not read to the end.
    func linger(_ connection: Connection) {
        lingering.add(connection.socket)
        reaper.wake()
    }
}
