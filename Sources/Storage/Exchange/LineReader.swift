import Studio

/// Puts pieces of a text together to its lines, each of 1 MiB at most.
struct LineReader {
    private static let longest = 1 << 20
    private var rest: [UInt8] = []

    /// - Returns: the lines that a piece completes, without their line ends.
    mutating func add(_ piece: UnsafeRawBufferPointer) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var bytes = piece[...]
        while let end = bytes.firstIndex(of: 10) {
            lines.append(rest + bytes[..<end])
            rest = []
            bytes = bytes[(end + 1)...]
        }
        rest += bytes
        guard rest.count <= Self.longest else { throw Problem.damagedManifest }
        return lines
    }
}
