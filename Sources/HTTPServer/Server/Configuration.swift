/// Where and within which limits a server listens.
package struct Configuration: Sendable {
    /// 0 chooses a free port, the same for every address.
    package var port: UInt16
    /// IPv4 or IPv6 in numbers. "::1" is skipped on a machine without IPv6.
    package var addresses = ["127.0.0.1", "::1"]
    /// Threads per address; handlers run on them.
    package var threads = 2
    /// Threads of all addresses together for the handlers of slow routes, 1 or more.
    package var slowThreads = 2
    /// Requests to slow routes that wait for one of these threads; one more is answered 503.
    package var longestSlowLine = 32
    /// Of all addresses together. When it is reached the longest idle connection makes room.
    package var maximumConnections = 256
    /// How long a connection may wait for its next request, and a download for its reader.
    package var idleTimeout: Duration = .seconds(60)
    /// From the first moment of a connection, or the first line of a later request, to the head's end.
    package var headerDeadline: Duration = .seconds(10)
    /// For a whole body without files.
    package var bodyDeadline: Duration = .seconds(30)
    /// For a body with files: the longest pause between two pieces.
    package var uploadIdleTimeout: Duration = .seconds(30)
    /// How long ``Server/stop()`` waits for running answers.
    package var stopTimeout: Duration = .seconds(5)
    /// Where uploaded files are written; it must exist.
    package var temporaryFolder: String

    package init(port: UInt16, temporaryFolder: String = "/tmp") {
        self.port = port
        self.temporaryFolder = temporaryFolder
    }
}
