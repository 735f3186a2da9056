import Studio
import Synchronization
import VideosAPI

/// Asks connections' servers what they are, in the background, and remembers the answers while the program runs.
final class ConnectionTester: Sendable {
    private let registry: ConnectionRegistry
    private let servers: Connections
    private let clock: StudioClock
    private let log: Log
    private let states = Mutex<[ConnectionID: (test: ConnectionTest, ticket: Int)]>([:])

    init(_ registry: ConnectionRegistry, _ servers: Connections, _ clock: StudioClock, _ log: Log) {
        self.registry = registry
        self.servers = servers
        self.clock = clock
        self.log = log
    }

    func state(_ id: ConnectionID) -> ConnectionTest {
        states.withLock { $0[id]?.test ?? .notAsked }
    }

    /// A later test takes the place of one that is still asking: the connection may have been changed meanwhile.
    func begin(_ id: ConnectionID) {
        let ticket = states.withLock { states in
            let ticket = (states[id]?.ticket ?? 0) + 1
            states[id] = (.asking, ticket)
            return ticket
        }
        Task {
            let report = await report(id)
            guard states.withLock({ $0[id]?.ticket == ticket }) else { return }
            // Before it is told, so that who sees the report sees the models too.
            takeOver(report.offers, id)
            states.withLock { states in
                if states[id]?.ticket == ticket { states[id] = (.answered(report), ticket) }
            }
        }
    }

    /// A connection that has no models yet takes those that its server names.
    private func takeOver(_ offers: [ModelOffer], _ id: ConnectionID) {
        do {
            guard !offers.isEmpty, try registry.database.catalog(of: id, asOf: nil).models.isEmpty else { return }
            try registry.database.setOffers(offers, of: id, at: clock.now())
        } catch {
            log.warning("connection=\(id) cannot save the models that its server names: \(error)")
        }
    }

    private func report(_ id: ConnectionID) async -> ConnectionReport {
        do throws(Problem) {
            guard let present = try registry.present(id) else {
                throw Problem(code: "connection_gone", message: "The connection was removed.")
            }
            return ConnectionReport(
                await servers.server(present).probe(), address: present.base.description, at: clock.now())
        } catch {
            return ConnectionReport(findings: [Finding(.bad, "connection", error.message)], offers: [], at: clock.now())
        }
    }
}
