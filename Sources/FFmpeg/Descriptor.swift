import Glibc

/// A file descriptor with one owner, closed when the owner goes.
struct Descriptor: ~Copyable {
    let raw: Int32

    init(_ raw: Int32) { self.raw = raw }

    deinit { close(raw) }
}

/// Both ends of a pipe.
struct PipeEnds: ~Copyable {
    let reading: Descriptor
    let writing: Descriptor

    init() throws(ProcessError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = Descriptor(ends[0])
        writing = Descriptor(ends[1])
    }

    /// The reading end; the writing end is closed.
    consuming func keepReading() -> Descriptor { reading }
}
