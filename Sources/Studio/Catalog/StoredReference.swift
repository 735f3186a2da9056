/// A picture as it was given, checked and kept to the byte: what a clip's picture is made from.
package struct StoredReference: Hashable, Sendable {
    package let type: ImageType
    /// Lower-case hexadecimal, 64 digits.
    package let sha256: String
    /// Pixels as shown: turned upright as the picture's EXIF asks for; 1…16,384 each way.
    package let size: ClipSize

    package init(type: ImageType, sha256: String, size: ClipSize) {
        self.type = type
        self.sha256 = sha256
        self.size = size
    }

    /// The name under which the media folder keeps it.
    package var storedName: String { "\(sha256).\(type.fileExtension)" }
}

/// A picture that has been checked and stored: its pixels equal the size of the clip.
package struct ReferenceImage: Hashable, Sendable {
    /// What it was made from.
    package struct Origin: Hashable, Sendable {
        package let picture: StoredReference
        package let fit: Fit

        package init(picture: StoredReference, fit: Fit) {
            self.picture = picture
            self.fit = fit
        }
    }

    package let type: ImageType
    /// The name under which the media folder keeps it, made by the studio.
    package let storedName: String
    /// Lower-case hexadecimal, 64 digits.
    package let sha256: String
    /// nil where only what was sent is known.
    package let origin: Origin?

    package init(type: ImageType, storedName: String, sha256: String, origin: Origin? = nil) {
        self.type = type
        self.storedName = storedName
        self.sha256 = sha256
        self.origin = origin
    }

    /// Sent byte for byte as it was given.
    package var isOriginal: Bool { origin?.picture.sha256 == sha256 }
}

/// The picture formats that the Videos API takes as a reference.
package enum ImageType: String, Sendable, CaseIterable {
    case png, jpeg, webp

    package var contentType: String { "image/\(rawValue)" }
    package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
}
