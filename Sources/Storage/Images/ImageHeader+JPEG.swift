extension ImageHeader {
    /// More segments than any camera or editor writes before the picture.
    private static let mostSegments = 2000

    /// The size stands in the start-of-frame segment, behind any number of others (EXIF, colour profiles, …).
    static func jpeg(_ file: borrowing OpenFile) throws(FileFailure) -> ImageHeader? {
        var offset: Int64 = 2
        for _ in 0..<mostSegments {
            let bytes = try file.bytes(at: offset, count: 9)
            guard bytes.count >= 4, bytes[0] == 0xFF else { return nil }
            let marker = bytes[1]
            if marker == 0xFF {
                // Any number of FF may fill the space before a marker.
                offset += 1
                continue
            }
            if isFrame(marker) {
                guard bytes.count == 9 else { return nil }
                return ImageHeader(type: .jpeg, width: big(bytes[7..<9]), height: big(bytes[5..<7]))
            }
            let length = big(bytes[2..<4])
            // Here the picture would begin without its size having been told, or a segment is no segment.
            guard length >= 2, marker >= 0xC0, !(0xD0...0xDA).contains(marker) else { return nil }
            offset += Int64(2 + length)
        }
        return nil
    }

    /// C0…CF except the tables for Huffman (C4) and arithmetic coding (CC) and the reserved C8.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }
}
