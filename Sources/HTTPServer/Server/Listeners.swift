/// The listening sockets of a server: one per address, all on the same port.
struct Listeners {
    /// Owned by the caller from here on.
    let descriptors: [Int32]
    let port: UInt16

    /// How often a free port of the first address is given up because another address has it taken.
    private static let attempts = 32

    static func open(_ configuration: Configuration) throws(ServerError) -> Listeners {
        guard configuration.port == 0 else { return try open(configuration.addresses, port: configuration.port) }
        for _ in 1..<attempts {
            do throws(ServerError) {
                return try open(configuration.addresses, port: 0)
            } catch .addressInUse {
                continue
            }
        }
        return try open(configuration.addresses, port: 0)
    }

    private static func open(_ addresses: [String], port: UInt16) throws(ServerError) -> Listeners {
        var opened = OpenSockets()
        for address in addresses {
            do throws(ServerError) {
                try opened.append(ListeningSocket(address: address, port: opened.port ?? port))
            } catch .badAddress where address == "::1" {
                continue
            }
        }
        guard let port = opened.port else { throw .noAddress }
        return Listeners(descriptors: opened.release(), port: port)
    }
}
