/// How the stored pixels of a picture are to be turned before it is shown, by the numbers of EXIF's `Orientation`.
package enum ImageOrientation: Int, Sendable, CaseIterable {
    case upright = 1
    case mirrored, upsideDown, flipped
    case transposed, turnedRight, transversed, turnedLeft

    /// Width and height change places when it is shown.
    package var swapsSides: Bool { rawValue >= 5 }

    /// Filters that turn stored pixels upright.
    var filters: [String] {
        switch self {
        case .upright: []
        case .mirrored: ["hflip"]
        case .upsideDown: ["hflip", "vflip"]
        case .flipped: ["vflip"]
        case .transposed: ["transpose=cclock_flip"]
        case .turnedRight: ["transpose=clock"]
        case .transversed: ["transpose=clock_flip"]
        case .turnedLeft: ["transpose=cclock"]
        }
    }
}
