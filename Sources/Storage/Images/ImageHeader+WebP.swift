extension ImageHeader {
    /// WebP has three forms: lossy (`VP8 `), lossless (`VP8L`) and extended (`VP8X`). Each keeps its size elsewhere.
    static func webp(_ bytes: [UInt8]) -> ImageHeader? {
        guard bytes.count >= 30 else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ": return lossy(bytes)
        case "VP8L": return lossless(bytes)
        case "VP8X":
            return ImageHeader(type: .webp, width: little(bytes[24..<27]) + 1, height: little(bytes[27..<30]) + 1)
        default: return nil
        }
    }

    /// After the start code 9D 01 2A: two numbers of 14 bits, above each two bits of scaling.
    private static func lossy(_ bytes: [UInt8]) -> ImageHeader? {
        guard bytes[23..<26] == [0x9D, 0x01, 0x2A] else { return nil }
        return ImageHeader(
            type: .webp, width: little(bytes[26..<28]) & 0x3FFF, height: little(bytes[28..<30]) & 0x3FFF)
    }

    /// After the byte 2F: two numbers of 14 bits, each one less than the size.
    private static func lossless(_ bytes: [UInt8]) -> ImageHeader? {
        guard bytes[20] == 0x2F else { return nil }
        let bits = little(bytes[21..<25])
        return ImageHeader(type: .webp, width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
    }
}
