import Glibc

/// Wakes a thread that waits in `poll`: a pipe that holds a byte for as long as nobody came.
final class Doorbell: Sendable {
    /// Readable after a ring.
    let descriptor: Int32
    private let button: Int32

    init() throws(ServerError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (descriptor, button) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(button)
    }

    /// A full pipe has been rung already.
    func ring() {
        var byte: UInt8 = 1
        _ = write(button, &byte, 1)
    }

    func quiet() {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { bytes in
            while read(descriptor, bytes.baseAddress, bytes.count) > 0 {}
        }
    }
}
