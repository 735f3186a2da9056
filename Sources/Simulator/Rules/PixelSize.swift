/// Width and height of a picture in pixels, written `1280x720` on the wire.
struct PixelSize: Hashable, Sendable, CustomStringConvertible {
    let width: Int
    let height: Int

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Reads `1280x720`.
    init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else { return nil }
        self.init(width: width, height: height)
    }

    var description: String { "\(width)x\(height)" }

    /// What can be rendered: even numbers, 128…2048.
    var isReasonable: Bool {
        [width, height].allSatisfy { (128...2048).contains($0) && $0 % 2 == 0 }
    }
}
