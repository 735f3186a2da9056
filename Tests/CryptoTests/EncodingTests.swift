import Crypto
import Testing

@Suite("Encodings")
struct EncodingTests {
    @Test(
        "the vectors of RFC 4648 go both ways",
        arguments: [
            ("", "", ""), ("f", "Zg==", "66"), ("fo", "Zm8=", "666f"), ("foo", "Zm9v", "666f6f"),
            ("foob", "Zm9vYg==", "666f6f62"), ("fooba", "Zm9vYmE=", "666f6f6261"),
            ("foobar", "Zm9vYmFy", "666f6f626172"),
        ])
    func rfc4648(_ text: String, _ base64: String, _ hex: String) {
        let bytes = Array(text.utf8)
        #expect(Base64.encode(bytes) == base64)
        #expect(Base64.decode(base64) == bytes)
        #expect(Hex.encode(bytes) == hex)
        #expect(Hex.decode(hex) == bytes)
        let unpadded = String(base64.filter { $0 != "=" })
        #expect(Base64URL.encode(bytes) == unpadded)
        #expect(Base64URL.decode(unpadded) == bytes)
    }

    @Test("every byte goes through every encoding")
    func everyByte() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Hex.decode(Hex.encode(bytes).uppercased()) == bytes)
    }

    @Test("the two alphabets differ")
    func alphabets() {
        #expect(Base64.encode([0xFB, 0xFF]) == "+/8=")
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64.decode("-_8=") == nil)
        #expect(Base64URL.decode("+/8") == nil)
    }

    @Test(
        "damaged base64 is refused",
        arguments: ["Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm 9v", "Zm9v\n", "Zm9ü", "Zm9v\0"])
    func damagedBase64(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test("damaged base64url is refused", arguments: ["Z", "Zg==", "Zh", "Zm9v\0", "Zm9v "])
    func damagedBase64URL(_ text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test("damaged hexadecimal is refused", arguments: ["0", "0g", "00 ", "0x00", "000", "00\0"])
    func damagedHex(_ text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
