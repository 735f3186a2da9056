import Crypto
import Testing

@Suite("Secrets")
struct SecretTests {
    @Test("random bytes have the length asked for and differ", arguments: [16, 32, 1000])
    func bytes(_ count: Int) {
        let first = SecureRandom.bytes(count)
        #expect(first.count == count)
        #expect(first != SecureRandom.bytes(count))
    }

    @Test("no bytes can be asked for")
    func none() {
        #expect(SecureRandom.bytes(0) == [])
        #expect(SecureRandom.token(bytes: 0) == "")
    }

    @Test("tokens fit into an address and never repeat")
    func tokens() {
        let tokens = (0..<1000).map { _ in SecureRandom.token() }
        #expect(Set(tokens).count == 1000)
        #expect(tokens.allSatisfy { $0.utf8.count == 22 && Base64URL.decode($0)?.count == 16 })
    }

    @Test(
        "secrets are equal only when all bytes and the lengths are",
        arguments: [
            ([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1, 2], [1], false), ([], [0], false),
        ] as [([UInt8], [UInt8], Bool)])
    func comparison(_ a: [UInt8], _ b: [UInt8], _ equal: Bool) {
        #expect(equalInConstantTime(a, b) == equal)
    }
}
