import Crypto
import Foundation
import Testing

@Suite("HMAC-SHA256")
struct HMACTests {
    /// Key, message and code in hexadecimal.
    typealias Vector = (key: String, message: String, code: String)

    static let vectors: [Vector] = [
        (
            String(repeating: "0b", count: 20), "4869205468657265",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            String(repeating: "aa", count: 131),
            "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a"
                + "65204b6579202d2048617368204b6579204669727374",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ]

    @Test("the vectors of RFC 4231 come out", arguments: vectors)
    func rfc4231(_ vector: Vector) throws {
        let key = try #require(Hex.decode(vector.key))
        let message = try #require(Hex.decode(vector.message))
        let code = HMACSHA256.code(for: message, key: key)
        #expect(Hex.encode(code) == vector.code)
        #expect(HMACSHA256.isValid(code, for: message, key: key))
    }

    @Test("any changed bit makes a code invalid", arguments: 0..<32)
    func changed(_ position: Int) {
        var code = HMACSHA256.code(for: [1, 2, 3], key: [4])
        code[position] ^= 1 << UInt8(position % 8)
        #expect(!HMACSHA256.isValid(code, for: [1, 2, 3], key: [4]))
    }

    @Test("a code of another length is invalid", arguments: [0, 1, 31, 33])
    func length(_ count: Int) {
        let code = HMACSHA256.code(for: [], key: [])
        #expect(!HMACSHA256.isValid(Array((code + code).prefix(count)), for: [], key: []))
    }

    /// The Standard Webhooks vectors, where the reference data is at hand.
    struct Webhooks: Decodable {
        struct Vector: Decodable {
            let secret: String
            let id: String
            let timestamp: String
            let body: String
            let signature: String

            private enum CodingKeys: String, CodingKey {
                case secret, body
                case id = "webhook-id"
                case timestamp = "webhook-timestamp"
                case signature = "webhook-signature"
            }
        }

        let vectors: [Vector]

        static let path = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("../shared/reference/webhook-vectors.json").path
        static let isAvailable = FileManager.default.fileExists(atPath: path)
    }

    @Test("published webhook signatures come out", .enabled(if: Webhooks.isAvailable))
    func webhooks() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Webhooks.path))
        let vectors = try JSONDecoder().decode(Webhooks.self, from: data).vectors
        #expect(vectors.count >= 3)
        for vector in vectors {
            let key = try #require(Base64.decode(String(vector.secret.dropFirst("whsec_".count))))
            let signed = "\(vector.id).\(vector.timestamp).\(vector.body)"
            let code = HMACSHA256.code(for: Array(signed.utf8), key: key)
            #expect("v1," + Base64.encode(code) == vector.signature)
            let secret = try #require(WebhookSecret(vector.secret))
            let signature = WebhookSignature(
                id: vector.id, timestamp: vector.timestamp, signature: vector.signature)
            #expect(try #require(signature).isBy(secret, body: Array(vector.body.utf8)))
        }
    }
}
