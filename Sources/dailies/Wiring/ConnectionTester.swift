import Studio
import Synchronization
import VideosAPI

/// Asks connections' servers what they are, in the background, and remembers the answers while the program runs.
final class ConnectionTester: Sendable {
    private let registry: ConnectionRegistry
    private let servers: Connections
    private let clock: StudioClock
    private let log: Log
    private let wake: @Sendable () -> Void
    private let states = Mutex<[ConnectionID: (test: ConnectionTest, ticket: Int)]>([:])

    /// - Parameter wake: tells the worker that a wish is in the database.
    init(
        _ registry: ConnectionRegistry, _ servers: Connections, _ clock: StudioClock, _ log: Log,
        wake: @escaping @Sendable () -> Void
    ) {
        self.registry = registry
        self.servers = servers
        self.clock = clock
        self.log = log
        self.wake = wake
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
            let (report, capabilities) = await look(id)
            guard states.withLock({ $0[id]?.ticket == ticket }) else { return }
            // Before it is told, so that who sees the report sees the models too.
            takeOver(report.offers, capabilities, id)
            states.withLock { states in
                if states[id]?.ticket == ticket { states[id] = (.answered(report), ticket) }
            }
            if report.isWell { goOn(id) }
        }
    }

    /// A key that is taken lets what waits there go on. Of credit a free question tells nothing.
    private func goOn(_ id: ConnectionID) {
        do {
            guard let connection = try registry.database.connection(id),
                connection.pause.map({ !Problem.isAboutCredit($0.code) }) ?? true
            else { return }
            try registry.database.note(.resume(id), at: clock.now())
            wake()
        } catch {
            log.warning("connection=\(id) cannot save that it works, press “go on” there: \(error)")
        }
    }

    /// A connection that has no models yet takes those that its server names.
    private func takeOver(_ offers: [ModelOffer], _ capabilities: Capabilities?, _ id: ConnectionID) {
        do {
            if let capabilities { try registry.database.setCapabilities(capabilities, of: id) }
            guard !offers.isEmpty, try registry.database.catalog(of: id, asOf: nil).models.isEmpty else { return }
            try registry.database.setOffers(offers, of: id, at: clock.now())
        } catch {
            log.warning("connection=\(id) cannot save what its server can do and names: \(error)")
        }
    }

    /// - Returns: what to tell, and what the server can do; nil when that was not found out.
    private func look(_ id: ConnectionID) async -> (ConnectionReport, Capabilities?) {
        do throws(Problem) {
            guard let present = try registry.present(id) else {
                throw Problem(code: "connection_gone", message: "The connection was removed.")
            }
            let probe = await servers.server(present).probe()
            let report = ConnectionReport(probe, address: present.base.description, at: clock.now())
            return (report, probe.capabilities)
        } catch {
            let finding = Finding(.bad, "connection", error.message)
            return (ConnectionReport(findings: [finding], offers: [], at: clock.now()), nil)
        }
    }
}
