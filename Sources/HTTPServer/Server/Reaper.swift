import Glibc
import Synchronization

/// The thread that keeps the deadlines: it shuts down connections that have missed theirs.
final class Reaper: Sendable {
    private let connections: Connections
    private let lingering: LingeringSockets
    private let idleTimeout: Int64
    private let tick: Int32
    private let doorbell: Doorbell
    private let isStopping = Atomic(false)

    init(_ connections: Connections, _ lingering: LingeringSockets, _ configuration: Configuration) throws(ServerError)
    {
        self.connections = connections
        self.lingering = lingering
        idleTimeout = configuration.idleTimeout.nanoseconds
        tick = Self.tick(configuration)
        doorbell = try Doorbell()
    }

    /// Call when there is something to watch again.
    func wake() {
        doorbell.ring()
    }

    func stop() {
        isStopping.store(true, ordering: .releasing)
        doorbell.ring()
    }

    /// Runs until ``stop()``. Sleeps without a tick while there is nothing to watch.
    func run() {
        while !isStopping.load(ordering: .acquiring) {
            wait()
            let now = Monotonic.now()
            lingering.drain(at: now)
            connections.endOverdue(at: now, idleTimeout: idleTimeout)
        }
    }

    private func wait() {
        let hasWork = connections.count > 0 || !lingering.isEmpty
        var watched = ([doorbell.descriptor] + lingering.descriptors).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        poll(&watched, nfds_t(watched.count), hasWork ? tick : -1)
        if watched[0].revents != 0 { doorbell.quiet() }
    }

    /// A fraction of the shortest deadline, at most half a second; in milliseconds.
    private static func tick(_ configuration: Configuration) -> Int32 {
        let shortest =
            [
                configuration.idleTimeout, configuration.headerDeadline, configuration.bodyDeadline,
                configuration.uploadIdleTimeout,
            ].map(\.nanoseconds).min() ?? 0
        return Int32(max(10, min(500, shortest / 8_000_000)))
    }
}
