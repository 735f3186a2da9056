import Glibc
import Synchronization

/// A web server on this machine's own addresses. It listens from its creation until ``stop()``.
package final class Server: Sendable {
    private struct Running {
        let daemons: [Daemon]
        let reaper: Thread
        let slow: SlowThreads
    }

    /// The port it listens on, on every address.
    package let port: Int
    private let service: Service
    private let running: Mutex<Running?>

    /// Throws ``ServerError``, in words for the person who starts the program, when a port is in use or an
    /// address is not this machine's.
    package init(application: Application, configuration: Configuration) throws(ServerError) {
        let service = try Service(application, configuration)
        let listeners = try Listeners.open(configuration)
        let daemons = try Self.start(listeners.descriptors, service)
        self.service = service
        port = Int(listeners.port)
        do throws(ServerError) {
            let reaper = service.reaper
            let slow = try SlowThreads(service.slowLane, count: configuration.slowThreads)
            do throws(ServerError) {
                running = Mutex(Running(daemons: daemons, reaper: try Thread { reaper.run() }, slow: slow))
            } catch {
                slow.end()
                throw error
            }
        } catch {
            for daemon in daemons { daemon.stop() }
            throw error
        }
    }

    deinit {
        stop()
    }

    /// Connections that are open now.
    package var connectionCount: Int { service.connections.count }

    /// Requests to slow routes that wait for a thread now.
    package var waitingCount: Int { service.slowLane.count }

    /// Takes no more connections, lets running answers finish for at most the configuration's `stopTimeout`,
    /// then closes what is left. Returns when all threads have ended; a second call does nothing.
    package func stop() {
        guard let running = running.withLock({ $0.take() }) else { return }
        // Not the library's own way to stop listening: its threads race for the socket then, and it ends the program.
        service.connections.admitNoMore()
        let deadline = Monotonic.now() + service.configuration.stopTimeout.nanoseconds
        while service.connections.endIdle() > 0, Monotonic.now() < deadline { usleep(5000) }
        service.connections.endAll()
        // A daemon must not be stopped while it has put a request aside.
        running.slow.end()
        for daemon in running.daemons { daemon.stop() }
        service.reaper.stop()
        running.reaper.join()
    }

    private static func start(_ sockets: [Int32], _ service: Service) throws(ServerError) -> [Daemon] {
        var daemons: [Daemon] = []
        for (index, socket) in sockets.enumerated() {
            do throws(ServerError) {
                daemons.append(try Daemon(socket: socket, service: service))
            } catch {
                for daemon in daemons { daemon.stop() }
                for socket in sockets[(index + 1)...] { close(socket) }
                throw error
            }
        }
        return daemons
    }
}
