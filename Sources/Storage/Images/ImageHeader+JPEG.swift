extension ImageHeader {
    /// The size stands in the start-of-frame segment, behind any number of others (EXIF, colour profiles, …).
    static func jpeg(_ file: borrowing OpenFile) throws(FileFailure) -> ImageHeader? {
        var walk = JPEGWalk()
        while let segment = try walk.next(in: file), segment.marker != JPEGWalk.scan {
            guard isFrame(segment.marker) else { continue }
            let bytes = try file.bytes(at: segment.offset, count: 9)
            guard bytes.count == 9 else { return nil }
            return ImageHeader(type: .jpeg, width: big(bytes[7..<9]), height: big(bytes[5..<7]))
        }
        return nil
    }

    /// C0…CF except the tables for Huffman (C4) and arithmetic coding (CC) and the reserved C8.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }
}
