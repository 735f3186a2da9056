import Glibc

/// A server that could not start.
package enum ServerError: Error, Equatable, CustomStringConvertible {
    case addressInUse(address: String, port: UInt16)
    /// A port below 1024 without the right to it.
    case permissionDenied(address: String, port: UInt16)
    /// Neither an IPv4 nor an IPv6 address of this machine.
    case badAddress(String)
    /// A system call failed, with its `errno`.
    case system(call: String, code: Int32)
    /// No address of the list exists on this machine.
    case noAddress

    package var description: String {
        switch self {
        case .addressInUse(let address, let port):
            "Port \(port) of \(address) is in use. Stop the other program or choose another port."
        case .permissionDenied(let address, let port):
            "Port \(port) of \(address) needs special rights. Choose one from 1024 up."
        case .badAddress(let address):
            "\(address) is not an address of this machine. Give one in numbers, such as 127.0.0.1."
        case .system(let call, let code):
            "The server cannot start: \(call) failed: \(String(cString: strerror(code)))."
        case .noAddress:
            "The server has no address to listen on."
        }
    }
}
