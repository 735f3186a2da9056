/// The calls at which the program meets the disk and the network.
enum SystemCall: String, CaseIterable, Sendable, CustomStringConvertible {
    case fdatasync, fsync, pwrite64, write, rename, sendto, recvfrom, connect

    var description: String { rawValue }
}
