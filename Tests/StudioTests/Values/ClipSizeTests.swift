import Testing

@testable import Studio

@Suite("A clip's size")
struct ClipSizeTests {
    @Test(
        "is read from exactly WIDTHxHEIGHT",
        arguments: [
            ("720x1280", 720, 1280), ("1280x720", 1280, 720), ("16x16", 16, 16), ("16384x16384", 16_384, 16_384),
        ])
    func read(text: String, width: Int, height: Int) {
        let size = ClipSize(text)
        #expect(size == ClipSize(width: width, height: height))
        #expect(size?.description == text)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "x", "720", "720x", "x1280", "0720x1280", "720x01280", "720X1280", " 720x1280", "720x1280 ",
            "720 x 1280",
            "720×1280", "720x1280x", "720x1280x1", "x720x1280", "+720x1280", "-720x1280", "720x-1280", "7.2e2x1280",
            "0x2D0x1280", "15x720", "720x15", "16385x720", "720x16385", "0x0", "99999x99999", "720x1280\n",
            "720x1280\0",
            "9223372036854775808x720", "٧٢٠x١٢٨٠", "７２０x１２８０", "720x\u{301}1280", "720x1280\u{200B}",
        ])
    func refused(text: String) {
        #expect(ClipSize(text) == nil)
    }

    @Test(
        "stands upright when it is higher than wide",
        arguments: [
            (720, 1280, true), (1280, 720, false), (1024, 1024, false),
        ])
    func portrait(width: Int, height: Int, isPortrait: Bool) {
        #expect(ClipSize(width: width, height: height).isPortrait == isPortrait)
    }
}
