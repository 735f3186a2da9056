/// The head of one MP4 box: a size and a name of four characters, in front of its contents.
struct Box: Equatable {
    let name: String
    /// Bytes from the start of the film.
    let start: Int64
    let headLength: Int64
    /// Where the next box starts.
    let end: Int64

    var contents: Range<Int64> { start + headLength..<end }

    /// The longest head: 32-bit size, name, 64-bit size.
    static let longestHead = 16

    /// - Parameters:
    ///   - bytes: the first 16 bytes of the box, or fewer where its surroundings end before.
    ///   - limit: where its surroundings end, for a box that says it runs to the end.
    /// - Returns: nil when no box begins like this. Its end may lie beyond `limit`: then it was cut off.
    init?(_ bytes: [UInt8], at start: Int64, limit: Int64) {
        guard bytes.count >= 8, let name = Self.name(bytes[4..<8]) else { return nil }
        let short = Self.number(bytes[0..<4])
        let long = short == 1 && bytes.count >= 16 ? Self.number(bytes[8..<16]) : nil
        self.name = name
        self.start = start
        headLength = short == 1 ? 16 : 8
        switch short {
        case 0:
            end = limit
        case 1:
            // A head that is cut off before its long size ends beyond its surroundings in any case.
            let size = long.map { Int64(clamping: $0) } ?? 16
            guard size >= 16 else { return nil }
            let (end, overflow) = start.addingReportingOverflow(size)
            self.end = overflow ? .max : end
        case 8...:
            end = start + Int64(short)
        default:
            return nil
        }
    }

    /// Letters, digits and the few signs that names of boxes are made of.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0xA9 }) else { return nil }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
