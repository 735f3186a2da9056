import CMicroHTTPD
import Glibc

/// The library's server on one listening socket, with threads of its own.
final class Daemon: Sendable {
    /// Bytes per connection for its head and its reads: a head of 32 KiB, what the library notes about it, and
    /// room to see that one is larger. The library clears all of it between two requests.
    private static let connectionMemory = 64 << 10

    // Unsafe only in name, because the library locks whatever its own threads and this pointer's owner share.
    private nonisolated(unsafe) let daemon: OpaquePointer

    /// Takes the socket over. The service must live until ``stop()`` has returned.
    init(socket: Int32, service: Service) throws(ServerError) {
        let settings = CMHDSettings(
            listener: socket, threads: UInt32(service.configuration.threads),
            connection_limit: UInt32(service.configuration.maximumConnections * 2 + 64),
            connection_memory: Self.connectionMemory, accept: Callbacks.accept, handle: Callbacks.handle,
            target: Callbacks.target, unescape: Callbacks.unescape, connection_changed: Callbacks.connectionChanged,
            completed: Callbacks.completed, context: Unmanaged.passUnretained(service).toOpaque())
        guard let daemon = CMHDStart(settings) else {
            let code = errno
            close(socket)
            throw .system(call: "MHD_start_daemon", code: code)
        }
        self.daemon = daemon
    }

    /// Closes every connection, waits for its threads and frees the daemon. Call once, as the last.
    func stop() {
        MHD_stop_daemon(daemon)
    }
}
