import Glibc

/// Listening sockets on their way to a server; closed together when one of them could not be opened.
struct OpenSockets: ~Copyable {
    private var descriptors: [Int32] = []
    private(set) var port: UInt16?

    mutating func append(_ socket: consuming ListeningSocket) {
        port = socket.port
        descriptors.append(socket.release())
    }

    consuming func release() -> [Int32] {
        let released = descriptors
        descriptors = []
        return released
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }
}
