import Studio

/// What the beginning of a picture tells: its type and its size in pixels.
struct ImageHeader: Equatable {
    let type: ImageType
    let width: Int
    let height: Int

    static let longestSide = 16_384
    var isInRange: Bool { (1...Self.longestSide).contains(width) && (1...Self.longestSide).contains(height) }

    /// Reads a picture of any size, a few bytes at a time.
    /// - Returns: nil when it is none of the known types, or its size cannot be told.
    static func read(_ file: borrowing OpenFile) throws(FileFailure) -> ImageHeader? {
        let start = try file.bytes(at: 0, count: 32)
        switch type(of: start) {
        case .png: return png(start)
        case .webp: return webp(start)
        case .jpeg: return try jpeg(file)
        case nil: return nil
        }
    }

    /// By the first bytes alone.
    static func type(of bytes: [UInt8]) -> ImageType? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        let isWebP = bytes.count >= 12 && bytes.starts(with: Array("RIFF".utf8)) && bytes[8..<12] == webPName
        return isWebP ? .webp : nil
    }

    private static let webPName = ArraySlice("WEBP".utf8)

    /// The first chunk of a PNG is its header, which begins with width and height.
    private static func png(_ bytes: [UInt8]) -> ImageHeader? {
        guard bytes.count >= 24, bytes[12..<16] == ArraySlice("IHDR".utf8) else { return nil }
        return ImageHeader(type: .png, width: big(bytes[16..<20]), height: big(bytes[20..<24]))
    }

    static func big(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    static func little(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
