import Studio

/// Pictures with EXIF that tells nothing but an orientation, put in where each format has it.
enum Tagged {
    static func exif(_ orientation: Int, isBig: Bool) -> [UInt8] {
        let value = UInt8(orientation)
        return isBig
            ? [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 2]
                + [0x01, 0x0F, 0, 2, 0, 0, 0, 1, 0x41, 0, 0, 0] + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0]
                + [0, 0, 0, 0]
            : [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]
                + [0x0F, 0x01, 2, 0, 1, 0, 0, 0, 0x41, 0, 0, 0] + [0x12, 0x01, 3, 0, 1, 0, 0, 0, value, 0, 0, 0]
                + [0, 0, 0, 0]
    }

    static func tag(_ bytes: [UInt8], _ type: ImageType, _ exif: [UInt8]) -> [UInt8] {
        switch type {
        case .jpeg:
            let body = Array("Exif\0\0".utf8) + exif
            return bytes.prefix(2) + [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body + bytes.dropFirst(2)
        case .png:
            let chunk = [0, 0, 0, UInt8(exif.count)] + Array("eXIf".utf8) + exif + [0, 0, 0, 0]
            return bytes.prefix(33) + chunk + bytes.dropFirst(33)
        case .webp:
            let padding: [UInt8] = exif.count % 2 == 0 ? [] : [0]
            let chunk = Array("EXIF".utf8) + [UInt8(exif.count), 0, 0, 0] + exif + padding
            let length = UInt32(bytes.count - 8 + chunk.count)
            return bytes.prefix(4) + withUnsafeBytes(of: length.littleEndian, Array.init) + bytes.dropFirst(8) + chunk
        }
    }
}
