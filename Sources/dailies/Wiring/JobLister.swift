import Studio
import Synchronization
import VideosAPI

/// Asks connections' servers for their jobs, in the background, and remembers the last answer of each.
final class JobLister: Sendable {
    private let servers: Connections
    private let clock: StudioClock
    private let states = Mutex<[ConnectionID: JobListing]>([:])

    init(_ servers: Connections, _ clock: StudioClock) {
        self.servers = servers
        self.clock = clock
    }

    func state(_ id: ConnectionID) -> JobListing {
        states.withLock { $0[id] ?? .notAsked }
    }

    /// Does nothing while it is asking already.
    func begin(_ id: ConnectionID) {
        let isNew = states.withLock { states in
            guard states[id] != .asking else { return false }
            states[id] = .asking
            return true
        }
        guard isNew else { return }
        Task {
            let listing = await list(id)
            states.withLock { $0[id] = listing }
        }
    }

    private func list(_ id: ConnectionID) async -> JobListing {
        do throws(Problem) {
            return await (try servers.present(id)).server.recentJobs(at: clock.now())
        } catch {
            return .failed(error)
        }
    }
}
