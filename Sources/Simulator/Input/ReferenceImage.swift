import FFmpeg

/// An image that has been looked at: a JPEG, PNG or WebP by its first bytes, whatever it is called.
struct ReferenceImage: Sendable {
    let bytes: [UInt8]
    let format: ImageFormat
    let size: PixelSize

    init(bytes: [UInt8]) throws(APIError) {
        guard let header = ImageHeader(bytes) else {
            throw .invalid(
                "input_reference",
                "Invalid file: unsupported image. Supported types are image/jpeg, image/png, and image/webp.",
                code: "unsupported_file_mimetype")
        }
        self.bytes = bytes
        format = header.format
        size = PixelSize(width: header.width, height: header.height)
    }

    func save(to folder: Folder, as name: String) throws { try folder.write(bytes, to: name) }
}
