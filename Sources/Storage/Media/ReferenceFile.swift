import Studio

/// A kept picture as a file: what has to be known to fit it to a size.
package struct ReferenceFile: Sendable, Equatable {
    package let path: String
    package let type: ImageType
    package let bytes: Int64
    /// Pixels as stored, before they are turned.
    package let width: Int
    package let height: Int
    /// By the numbers of EXIF, 1…8; 1 is upright.
    package let orientation: Int

    /// Pixels as shown.
    package var size: ClipSize {
        orientation >= 5 ? ClipSize(width: height, height: width) : ClipSize(width: width, height: height)
    }
}

extension ReferenceFile {
    /// The largest picture that is taken, in bytes: 25 MiB.
    static let most: Int64 = 25 << 20
    /// The most pixels: 64 million, which a decoder holds in less memory than it is given.
    static let mostPixels = 1 << 26

    /// Looks at a picture, told by its bytes and never by its name.
    ///
    /// - Throws: `Problem` with the code `unusable_image`, `image_too_large` or `file_error`.
    static func read(_ file: borrowing OpenFile) throws(Problem) -> ReferenceFile {
        let bytes = try FileFailure.asProblem { () throws(FileFailure) in try file.size() }
        guard bytes <= most else {
            throw tooLarge("has \(bytes) bytes; at most \(most) (25 MiB) are taken")
        }
        let header = try FileFailure.asProblem { () throws(FileFailure) in try ImageHeader.read(file) }
        guard let header else {
            throw unusable("This is no PNG, JPEG or WebP picture that can be read. Save it as one of these.")
        }
        guard header.isInRange else {
            throw tooLarge(
                "is \(header.width)x\(header.height); each side may have 1 to \(ImageHeader.longestSide) pixels")
        }
        guard header.width * header.height <= mostPixels else {
            throw tooLarge("is \(header.width)x\(header.height); at most 64 million pixels are taken")
        }
        let body = try FileFailure.asProblem { () throws(FileFailure) in try ImageBody.read(file, header.type) }
        guard let body else {
            throw unusable("The picture breaks off: its end is missing. Save or copy it again.")
        }
        guard !body.isAnimated else { throw unusable("The picture is animated. Save one frame of it as a picture.") }
        return ReferenceFile(
            path: file.path, type: header.type, bytes: bytes, width: header.width, height: header.height,
            orientation: body.orientation)
    }

    private static func unusable(_ message: String) -> Problem { Problem(code: "unusable_image", message: message) }

    private static func tooLarge(_ fault: String) -> Problem {
        Problem(code: "image_too_large", message: "The picture \(fault). Make it smaller.")
    }
}
