/// The still image formats that are taken from outside, told by their first bytes and never by a name.
package enum ImageFormat: String, Sendable, CaseIterable {
    case jpeg, png, webp

    /// Such as `image/png`.
    package var mediaType: String { "image/\(rawValue)" }

    /// The demuxer that reads only this format, so that a file cannot pass for another.
    package var demuxer: String { "\(rawValue)_pipe" }
}
