import Glibc
import Testing

@testable import HTTPClient

@Suite("IP addresses")
struct IPAddressTests {
    enum Network: String, Sendable {
        case loopback, unspecified, privateUse, linkLocal, multicast, global, reserved

        init(_ address: IPAddress) {
            let matches: [(Bool, Network)] = [
                (address.isLoopback, .loopback), (address.isUnspecified, .unspecified),
                (address.isPrivate, .privateUse),
                (address.isLinkLocal, .linkLocal), (address.isMulticast, .multicast), (address.isPublic, .global),
            ]
            let names = matches.filter(\.0).map(\.1)
            precondition(names.count <= 1, "\(address) is of several kinds")
            self = names.first ?? .reserved
        }
    }

    @Test(
        "an address belongs to its network, also when IPv6 carries it",
        arguments: [
            ("127.0.0.1", Network.loopback), ("127.255.255.254", .loopback), ("::1", .loopback),
            ("::ffff:127.0.0.1", .loopback), ("::ffff:7f00:1", .loopback), ("64:ff9b::7f00:1", .loopback),
            ("::127.0.0.1", .loopback), ("2002:7f00:1::", .loopback),
            ("0.0.0.0", .unspecified), ("0.1.2.3", .unspecified), ("::", .unspecified),
            ("::ffff:0.0.0.0", .unspecified),
            ("10.0.0.1", .privateUse), ("172.16.0.1", .privateUse), ("172.31.255.255", .privateUse),
            ("192.168.1.1", .privateUse), ("100.64.0.1", .privateUse), ("100.127.255.255", .privateUse),
            ("fc00::1", .privateUse), ("fd00:ec2::254", .privateUse), ("::ffff:10.0.0.1", .privateUse),
            ("169.254.169.254", .linkLocal), ("fe80::1", .linkLocal), ("febf::1", .linkLocal),
            ("::ffff:169.254.169.254", .linkLocal), ("64:ff9b::a9fe:a9fe", .linkLocal),
            ("224.0.0.1", .multicast), ("239.255.255.255", .multicast), ("ff02::1", .multicast),
            ("172.15.255.255", .global), ("172.32.0.0", .global), ("192.167.0.1", .global), ("100.63.0.1", .global),
            ("100.128.0.1", .global), ("169.253.0.1", .global), ("8.8.8.8", .global), ("128.0.0.1", .global),
            ("2606:4700::1111", .global), ("::ffff:8.8.8.8", .global), ("2002:808:808::", .global),
            ("192.0.2.1", .reserved), ("198.18.0.1", .reserved), ("198.51.100.1", .reserved),
            ("203.0.113.9", .reserved),
            ("240.0.0.1", .reserved), ("255.255.255.255", .reserved), ("2001:db8::1", .reserved),
            ("fec0::1", .reserved),
        ])
    func network(_ text: String, _ network: Network) throws {
        #expect(Network(try #require(IPAddress(text))) == network)
    }

    @Test(
        "an address is written in its canonical notation",
        arguments: [("127.0.0.1", "127.0.0.1"), ("0:0:0:0:0:0:0:1", "::1"), ("2001:DB8::A", "2001:db8::a")])
    func notation(_ text: String, _ canonical: String) {
        #expect(IPAddress(text)?.description == canonical)
    }

    @Test("an address is read out of the structures of the socket calls")
    func socketAddress() {
        var v4 = sockaddr_in()
        inet_pton(AF_INET, "10.1.2.3", &v4.sin_addr)
        var v6 = sockaddr_in6()
        inet_pton(AF_INET6, "fe80::9", &v6.sin6_addr)
        #expect(IPAddress(family: AF_INET, socketAddress: &v4) == IPAddress("10.1.2.3"))
        #expect(IPAddress(family: AF_INET6, socketAddress: &v6) == IPAddress("fe80::9"))
        #expect(IPAddress(family: AF_UNIX, socketAddress: &v4) == nil)
    }

    @Test(
        "what resolvers may take for an address is none here",
        arguments: [
            "", "127.1", "0x7f.0.0.1", "2130706433", "127.0.0.1 ", "[::1]", "::1%lo", "1.2.3.4.5", "256.0.0.1", "a",
        ])
    func refused(_ text: String) {
        #expect(IPAddress(text) == nil)
    }
}
