/// Brings a still image of any size to an exact one, upright and without transparency.
package struct ImageFitting: Sendable {
    package enum Mode: Sendable, CaseIterable {
        /// Covers the size: the middle is kept, what hangs over is cut off.
        case crop
        /// Fits inside the size: the whole is kept, black bars fill the rest.
        case pad
    }

    /// The picture's own format, by its first bytes.
    package let format: ImageFormat
    /// Pixels as they are stored, before they are turned upright.
    package let width: Int
    package let height: Int
    package let orientation: ImageOrientation
    package let mode: Mode
    /// The wanted size, as shown.
    package let target: (width: Int, height: Int)

    /// All lengths are 1 or more.
    package init(
        format: ImageFormat, width: Int, height: Int, orientation: ImageOrientation = .upright, mode: Mode,
        target: (width: Int, height: Int)
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.orientation = orientation
        self.mode = mode
        self.target = target
    }

    /// Turned upright last, because a small picture is turned with less memory than a large one.
    var filter: String {
        let steps = cutFirst + flattening + sizing + orientation.filters + bars
        return (steps + ["setsar=1", "sidedata=mode=delete", "format=rgb24"]).joined(separator: ",")
    }

    /// What hangs over is cut off before anything else is done with it, which a very large picture takes much memory
    /// for. Not where colours are stored for several pixels together: there the cut could fall between them.
    private var cutFirst: [String] { format == .png ? cut : [] }

    private var cut: [String] {
        guard mode == .crop else { return [] }
        // Cut before scaling: a strip of 5000x1 would be millions of pixels wide once it covered a frame.
        let part = Self.inside(width, height, shape: lying)
        return ["crop=\(part.width):\(part.height)"]
    }

    /// What is transparent becomes white, before scaling mixes the colours behind it into the edges: darkening the
    /// negative by its transparency brightens the picture.
    private var flattening: [String] {
        format == .jpeg
            ? ["format=gbrp"] : ["format=gbrap", "negate", "premultiply=inplace=1", "format=gbrp", "negate"]
    }

    /// The target as the stored pixels lie.
    private var lying: (width: Int, height: Int) {
        orientation.swapsSides ? (target.height, target.width) : target
    }

    private var sizing: [String] {
        switch mode {
        case .crop:
            return (format == .png ? [] : cut) + [Self.scale(lying)]
        case .pad:
            return [Self.scale(Self.inside(lying.width, lying.height, shape: (width, height)))]
        }
    }

    private var bars: [String] {
        mode == .pad ? ["pad=\(target.width):\(target.height):(ow-iw)/2:(oh-ih)/2:black"] : []
    }

    private static func scale(_ size: (width: Int, height: Int)) -> String {
        "scale=\(size.width):\(size.height):flags=lanczos+accurate_rnd"
    }

    /// The largest rectangle of a shape inside a frame, in whole pixels.
    private static func inside(
        _ width: Int, _ height: Int, shape: (width: Int, height: Int)
    ) -> (width: Int, height: Int) {
        if width * shape.height >= height * shape.width {
            return (max(1, rounded(height * shape.width, shape.height)), height)
        }
        return (width, max(1, rounded(width * shape.height, shape.width)))
    }

    private static func rounded(_ number: Int, _ divisor: Int) -> Int { (2 * number + divisor) / (2 * divisor) }
}
