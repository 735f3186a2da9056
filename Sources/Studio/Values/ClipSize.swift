/// A clip's picture in pixels, written `1280x720`; 16…16,384 each way.
package struct ClipSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Reads exactly `WIDTHxHEIGHT` in plain decimal digits.
    package init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        let range = 16...16_384
        guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
            range.contains(width), range.contains(height), "\(width)x\(height)" == text
        else { return nil }
        self.init(width: width, height: height)
    }

    package var isPortrait: Bool { height > width }
}

extension ClipSize: CustomStringConvertible {
    package var description: String { "\(width)x\(height)" }
}
