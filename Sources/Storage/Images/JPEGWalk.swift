/// The segments of a JPEG in their order, up to its first scan.
struct JPEGWalk {
    struct Segment {
        let marker: UInt8
        /// Where its FF stands.
        let offset: Int64
        /// Of its data, with the two bytes that tell the length.
        let length: Int
    }

    static let application1: UInt8 = 0xE1
    static let scan: UInt8 = 0xDA

    /// More segments than any camera or editor writes before the picture.
    private static let mostSegments = 2000
    private var offset: Int64 = 2
    private var count = 0

    /// - Returns: nil where there is none, or no segment can begin there.
    mutating func next(in file: borrowing OpenFile) throws(FileFailure) -> Segment? {
        while count < Self.mostSegments {
            count += 1
            let bytes = try file.bytes(at: offset, count: 4)
            guard bytes.count == 4, bytes[0] == 0xFF else { return nil }
            let marker = bytes[1]
            if marker == 0xFF {
                // Any number of FF may fill the space before a marker.
                offset += 1
                continue
            }
            let length = ImageHeader.big(bytes[2..<4])
            guard length >= 2, marker >= 0xC0, !(0xD0...0xD9).contains(marker) else { return nil }
            let segment = Segment(marker: marker, offset: offset, length: length)
            offset += Int64(2 + length)
            return segment
        }
        return nil
    }
}
