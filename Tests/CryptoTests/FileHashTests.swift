import Crypto
import Foundation
import Testing

@Suite("The digest of a file")
struct FileHashTests {
    @Test("it is the digest of its bytes", arguments: [0, 1, 65535, 65536, 65537, 300_000])
    func file(_ size: Int) throws {
        let path = NSTemporaryDirectory() + "crypto-tests-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try SHA256.hash(ofFile: path) == SHA256.hash(bytes))
    }

    @Test("a file that cannot be read is told", arguments: [("/nowhere/file", ENOENT), ("/", EISDIR)])
    func unreadable(_ path: String, _ number: Int32) {
        #expect(throws: FileReadError(path: path, number: number)) { try SHA256.hash(ofFile: path) }
    }
}
