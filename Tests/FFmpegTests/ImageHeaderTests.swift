import Testing

@testable import FFmpeg

@Suite("An image's first bytes")
struct ImageHeaderTests {
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 5, 0, 0, 0, 2, 0xd0]
    private static let jpeg: [UInt8] =
        [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 11, 8, 2, 0xd0, 5, 0]
    private static func webp(_ kind: String, _ rest: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP\(kind)".utf8) + [0, 0, 0, 0] + rest
    }

    @Test(
        "tell format and size",
        arguments: [
            (png, ImageFormat.png, 1280, 720), (jpeg, .jpeg, 1280, 720),
            (webp("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, 0, 5, 0xd0, 2]), .webp, 1280, 720),
            (webp("VP8L", [0x2f, 0xff, 0xc4, 0xb3, 0]), .webp, 1280, 720),
            (webp("VP8X", [0, 0, 0, 0, 0xff, 4, 0, 0xcf, 2, 0]), .webp, 1280, 720),
        ])
    func size(bytes: [UInt8], format: ImageFormat, width: Int, height: Int) throws {
        let header = try #require(ImageHeader(bytes))
        #expect(header.format == format && header.width == width && header.height == height)
    }

    @Test(
        "cut anywhere tell nothing and never trap", arguments: [png, jpeg, webp("VP8L", [0x2f, 0xff, 0xc4, 0xb3, 0])])
    func cut(bytes: [UInt8]) {
        for length in 0..<bytes.count {
            let header = ImageHeader(Array(bytes[..<length]))
            #expect(header == nil || length >= bytes.count - 2)
        }
    }

    @Test(
        "of other kinds are refused",
        arguments: ["GIF89a", "<svg xmlns=", "%PDF-1.7", "RIFFxxxxWAVEfmt ", ""])
    func others(text: String) {
        #expect(ImageHeader(Array(text.utf8)) == nil)
    }
}
