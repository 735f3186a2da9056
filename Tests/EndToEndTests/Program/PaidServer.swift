/// A simulated server beside a studio, connected like a real one: what it makes costs money in the studio's books.
struct PaidServer: Sendable {
    let simulator: Simulator
    /// The number of its connection.
    let connection: Int

    /// Starts it and adds its connection, without making it the usual one.
    ///
    /// - Parameters:
    ///   - kind: the kind of server in the connection's form, which is the simulator's personality too.
    ///   - renderTime: seconds that a clip takes.
    static func start(
        beside studio: Studio, in folder: TemporaryFolder, kind: String = "openai", renderTime: Double = 0.2
    ) async throws -> PaidServer {
        let simulator = try await Simulator.start(in: folder, renderTime: renderTime, personality: kind)
        let page = try await studio.site.addConnection(
            "Paid", kind: kind, address: simulator.address, key: Simulator.key)
        _ = try await studio.site.report(of: page)
        guard let id = page.split(separator: "/").last.flatMap({ Int($0) }) else {
            throw Failure("The new connection has no number: \(page)")
        }
        return PaidServer(simulator: simulator, connection: id)
    }

    /// What a request for a clip of this server says: 4 seconds of sora-2 for $0.40.
    var settings: JSON {
        ["connection": .integer(connection), "model": "sora-2", "size": "1280x720", "seconds": "4"]
    }
}

/// Runs the body with a fresh studio and a server that charges; both must end cleanly afterwards.
func withPaidStudio(
    kind: String = "openai", renderTime: Double = 0.2, environment: [String: String] = [:],
    _ body: (Studio, PaidServer) async throws -> Void
) async throws {
    let folder = try TemporaryFolder()
    try await withStudio(environment: environment) { studio in
        let server = try await PaidServer.start(beside: studio, in: folder, kind: kind, renderTime: renderTime)
        try await body(studio, server)
        try await server.simulator.stop()
    }
}
