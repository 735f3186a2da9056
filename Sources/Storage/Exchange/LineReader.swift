import Studio

/// Puts pieces of a text together to its lines, each of 8 MiB at most.
struct LineReader {
    private static let longest = 8 << 20
    private var rest: [UInt8] = []

    /// - Returns: the lines that a piece completes, without their line ends.
    mutating func add(_ piece: UnsafeRawBufferPointer) throws(Problem) -> [[UInt8]] {
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

    /// The last line has its end too.
    func finish() throws(Problem) {
        guard rest.isEmpty else { throw Problem.damagedManifest }
    }
}
