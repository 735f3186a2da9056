/// Width and height of a picture in pixels, written `1280x720` on the wire.
struct PixelSize: Hashable, Sendable, CustomStringConvertible {
    let width: Int
    let height: Int

    var description: String { "\(width)x\(height)" }
}
