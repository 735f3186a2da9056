import Studio

/// A size by the names that some servers give it: `720p` and `16:9`.
struct FrameShape: Hashable, Sendable {
    let resolution: String
    let ratio: String

    /// The size in pixels: the resolution is the shorter side, the longer one is rounded to an even number.
    ///
    /// - Returns: nil for names that are no measure.
    var size: ClipSize? {
        let sides = ratio.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard let short = Self.shorterSide(resolution), sides.count == 2, let width = sides[0], let height = sides[1],
            (1...100).contains(width), (1...100).contains(height)
        else { return nil }
        let long = Self.even(short * max(width, height), dividedBy: min(width, height))
        return ClipSize(width < height ? "\(short)x\(long)" : "\(long)x\(short)")
    }

    init(resolution: String, ratio: String) {
        self.resolution = resolution
        self.ratio = ratio
    }

    /// The names of a size; nil when it has none.
    init?(_ size: ClipSize) {
        guard let shape = Self.known[size] else { return nil }
        self = shape
    }

    /// `720p` → 720, `4K` → 2160. `1K` means several things and is no measure.
    static func shorterSide(_ resolution: String) -> Int? {
        let name = resolution.lowercased()
        if let side = ["2k": 1440, "4k": 2160][name] { return side }
        guard name.hasSuffix("p"), let side = Int(name.dropLast()), (16...16_384).contains(side) else { return nil }
        return side
    }

    private static func even(_ number: Int, dividedBy divisor: Int) -> Int {
        (number + divisor) / (2 * divisor) * 2
    }

    private static let known: [ClipSize: FrameShape] = {
        let shapes = ["360p", "480p", "540p", "720p", "768p", "1080p", "2K", "4K"].flatMap { resolution in
            ["16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9", "9:21"].map {
                FrameShape(resolution: resolution, ratio: $0)
            }
        }
        let sizes = shapes.compactMap { shape in shape.size.map { ($0, shape) } }
        return Dictionary(sizes) { first, _ in first }
    }()
}
