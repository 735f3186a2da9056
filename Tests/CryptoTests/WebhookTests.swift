import Crypto
import Foundation
import Testing

@Suite("A webhook's signature")
struct WebhookTests {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let body = Array(#"{"type":"video.completed","data":{"id":"video_abc123"}}"#.utf8)

    private func signature(_ text: String?, id: String? = "wh_1", time: String? = "1758941485") -> WebhookSignature? {
        WebhookSignature(id: id, timestamp: time, signature: text)
    }

    private func signed(_ body: [UInt8] = body, id: String = "wh_1", time: Int64 = 1_758_941_485) throws -> String {
        try #require(WebhookSecret(Self.secret)).signature(id: id, timestamp: time, body: body)
    }

    @Test("of the published example comes out, and is taken")
    func example() throws {
        let body = Array(#"{"test": 2432232314}"#.utf8)
        let secret = try #require(WebhookSecret(Self.secret))
        let (id, time) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", Int64(1_614_265_330))
        let text = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        #expect(secret.signature(id: id, timestamp: time, body: body) == text)
        #expect(try #require(signature(text, id: id, time: "\(time)")).isBy(secret, body: body))
    }

    @Test("is taken as one of several, and without its version")
    func several() throws {
        let secret = try #require(WebhookSecret(Self.secret))
        let right = try signed()
        for text in [right, String(right.dropFirst(3)), "v1,AAAA \(right)", "v1a,zzz \(right) v2,x"] {
            #expect(try #require(signature(text)).isBy(secret, body: Self.body), "\(text)")
        }
    }

    @Test("fits no other message, time, id or secret")
    func others() throws {
        let right = try signed()
        let secret = try #require(WebhookSecret(Self.secret))
        let fits = try #require(signature(right))
        #expect(fits.isBy(secret, body: Self.body) && fits.timestamp == 1_758_941_485)
        #expect(!fits.isBy(secret, body: Self.body + [0x20]))
        #expect(!fits.isBy(try #require(WebhookSecret(String(Self.secret.dropFirst(6)))), body: Self.body))
        #expect(!(try #require(signature(right, id: "wh_2")).isBy(secret, body: Self.body)))
        #expect(!(try #require(signature(right, time: "1758941486")).isBy(secret, body: Self.body)))
        #expect(!(try #require(signature("v1,AAAA")).isBy(secret, body: Self.body)))
        #expect(!(try #require(signature("v1,")).isBy(secret, body: Self.body)))
    }

    @Test(
        "is none where a field is missing or odd",
        arguments: [
            (nil, "wh_1", "1758941485"), ("v1,AAAA", nil, "1758941485"), ("v1,AAAA", "wh_1", nil),
            ("", "wh_1", "1758941485"), ("v1,AAAA", "", "1758941485"), ("v1,AAAA", "wh_1", "-1"),
            ("v1,AAAA", "wh_1", "1.5"), ("v1,AAAA", "wh_1", "1758941485000000"),
            (String(repeating: "v1,AAAA ", count: 17), "wh_1", "1758941485"),
            ("v1,AAAA", String(repeating: "x", count: 257), "1758941485"),
        ] as [(String?, String?, String?)])
    func none(_ text: String?, _ id: String?, _ time: String?) {
        #expect(signature(text, id: id, time: time) == nil)
    }

    @Test("needs a secret of 16 to 128 bytes, in base64 or plain, which never prints")
    func secrets() throws {
        let plain = "0123456789abcdef0123"
        let taken = [plain, "whsec_" + Data(plain.utf8).base64EncodedString(), Self.secret]
        for text in taken { #expect(WebhookSecret(text).map { "\($0)" } == "a webhook secret") }
        let left = try #require(WebhookSecret(taken[0])).signature(id: "a", timestamp: 1, body: [])
        #expect(left == (try #require(WebhookSecret(taken[1]))).signature(id: "a", timestamp: 1, body: []))
        for text in ["", "short", "whsec_", "whsec_!!!", "whsec_AAAA", String(repeating: "x", count: 129)] {
            #expect(WebhookSecret(text) == nil, "\(text)")
        }
        #expect(WebhookSecret(plain: "whsec_!!! but long enough") != nil)
    }
}
