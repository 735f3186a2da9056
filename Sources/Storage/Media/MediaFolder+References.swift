import Crypto
import Glibc
import Studio

extension MediaFolder {
    /// The largest picture that is taken, in bytes: 25 MiB.
    package static let largestImage: Int64 = 25 << 20

    package func referencePath(_ image: ReferenceImage) -> String {
        references + "/" + image.storedName.lastPathComponent
    }

    /// Stores a copy of a reference picture under a random name.
    ///
    /// It is told by its first bytes, whatever it is called: PNG, JPEG or WebP, at most 25 MiB and 16,384 pixels a
    /// side. The size is what the file says of itself, without any rotation that EXIF asks for.
    ///
    /// - Throws: `Problem` with the code `unusable_image`, `image_too_large`, `disk_full` or `file_error`.
    package func storeReference(from path: String) throws(Problem) -> (ReferenceImage, ClipSize) {
        let source = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.reading(path) }
        let header = try Self.header(of: source)
        let name = SecureRandom.token() + "." + header.type.fileExtension
        let digest = try FileFailure.asProblem { () throws(FileFailure) in
            try copy(source, to: references + "/" + name)
        }
        let image = ReferenceImage(type: header.type, storedName: name, sha256: Hex.encode(digest))
        return (image, ClipSize(width: header.width, height: header.height))
    }

    /// The same for a picture in memory.
    package func storeReference(_ bytes: [UInt8]) throws(Problem) -> (ReferenceImage, ClipSize) {
        let path = freshTemporary(".upload")
        defer { unlink(path) }
        try FileFailure.asProblem { () throws(FileFailure) in
            try OpenFile.creating(path).write(bytes)
        }
        return try storeReference(from: path)
    }

    private static func header(of file: borrowing OpenFile) throws(Problem) -> ImageHeader {
        let size = try FileFailure.asProblem { () throws(FileFailure) in try file.size() }
        guard size <= largestImage else {
            throw Problem(
                code: "image_too_large",
                message: "The picture has \(size) bytes; at most \(largestImage) (25 MiB) are taken. Make it smaller.")
        }
        let header = try FileFailure.asProblem { () throws(FileFailure) in try ImageHeader.read(file) }
        guard let header else {
            throw Problem(
                code: "unusable_image",
                message: "This is no PNG, JPEG or WebP picture that can be read. Save it as one of these.")
        }
        guard header.isInRange else {
            throw Problem(
                code: "image_too_large",
                message: "The picture is \(header.width)x\(header.height); each side may have 1 to"
                    + " \(ImageHeader.longestSide) pixels. Make it smaller.")
        }
        return header
    }

    /// Copies what was just looked at, by way of a temporary name, and returns its SHA-256.
    private func copy(_ source: borrowing OpenFile, to path: String) throws(FileFailure) -> [UInt8] {
        let temporary = freshTemporary(".reference")
        do throws(FileFailure) {
            let copy = try OpenFile.creating(temporary)
            let digest = try Hash.of(source, copyingTo: copy)
            try copy.synchronize()
            try Files.settle(temporary, as: path)
            return digest
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
