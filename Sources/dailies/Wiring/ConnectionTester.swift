import Studio
import Synchronization
import VideosAPI

/// Asks connections' servers what they are, in the background, and remembers the answers while the program runs.
final class ConnectionTester: Sendable {
    private let registry: ConnectionRegistry
    private let servers: Connections
    private let clock: StudioClock
    private let states = Mutex<[ConnectionID: ConnectionTest]>([:])

    init(_ registry: ConnectionRegistry, _ servers: Connections, _ clock: StudioClock) {
        self.registry = registry
        self.servers = servers
        self.clock = clock
    }

    func state(_ id: ConnectionID) -> ConnectionTest {
        states.withLock { $0[id] ?? .notAsked }
    }

    func begin(_ id: ConnectionID) {
        let isNew = states.withLock { states in
            defer { states[id] = .asking }
            return states[id] != .asking
        }
        guard isNew else { return }
        Task {
            let report = await report(id)
            states.withLock { $0[id] = .answered(report) }
        }
    }

    private func report(_ id: ConnectionID) async -> ConnectionReport {
        do throws(Problem) {
            guard let present = try registry.present(id) else {
                throw Problem(code: "connection_gone", message: "The connection was removed.")
            }
            return ConnectionReport(
                await servers.server(present).probe(), present.identity.kind, address: present.base.description,
                at: clock.now())
        } catch {
            return ConnectionReport(findings: [Finding(.bad, "connection", error.message)], offers: [], at: clock.now())
        }
    }
}
