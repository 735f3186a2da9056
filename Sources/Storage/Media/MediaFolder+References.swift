import Crypto
import Glibc
import Studio

extension MediaFolder {
    /// The largest picture that is taken, in bytes: 25 MiB.
    package static let largestImage = ReferenceFile.most

    package func referencePath(_ image: ReferenceImage) -> String {
        references + "/" + image.storedName.lastPathComponent
    }

    package func referencePath(_ picture: StoredReference) -> String {
        references + "/" + picture.storedName.lastPathComponent
    }

    /// Keeps a picture as it was given, under its SHA-256: the same picture twice is one file.
    ///
    /// It is told by its bytes, whatever it is called: PNG, JPEG or WebP, at most 25 MiB, 16,384 pixels a side and
    /// 64 million pixels, whole up to its last byte, and not animated.
    ///
    /// - Throws: `Problem` with the code `unusable_image`, `image_too_large`, `disk_full` or `file_error`.
    package func storeReference(from path: String) throws(Problem) -> StoredReference {
        let source = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.reading(path) }
        let picture = try ReferenceFile.read(source)
        let sha256 = try keep(source, picture.type)
        return StoredReference(type: picture.type, sha256: sha256, size: picture.size)
    }

    /// The same for a picture in memory.
    package func storeReference(_ bytes: [UInt8]) throws(Problem) -> StoredReference {
        let path = freshTemporary(".upload")
        defer { unlink(path) }
        try FileFailure.asProblem { () throws(FileFailure) in
            try OpenFile.creating(path).write(bytes)
        }
        return try storeReference(from: path)
    }

    /// Keeps what a picture was fitted to.
    ///
    /// - Throws: `Problem`, also when the file at `path` is no picture of that size.
    package func storeFitted(
        from path: String, size: ClipSize, origin: ReferenceImage.Origin
    ) throws(Problem) -> ReferenceImage {
        let source = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.reading(path) }
        let picture = try ReferenceFile.read(source)
        guard picture.size == size else {
            throw Problem(code: "fit_failed", message: "The picture became \(picture.size) instead of \(size).")
        }
        let sha256 = try keep(source, picture.type)
        let name = StoredReference(type: picture.type, sha256: sha256, size: size).storedName
        return ReferenceImage(type: picture.type, storedName: name, sha256: sha256, origin: origin)
    }

    /// A kept picture with all that has to be known to fit it.
    ///
    /// - Throws: `reference_gone` when its file has gone, or is another one.
    package func referenceFile(_ picture: StoredReference) throws(Problem) -> ReferenceFile {
        let gone = Problem(
            code: "reference_gone", message: "The kept picture is no longer in the data folder. Choose it again.")
        let path = referencePath(picture)
        guard Files.exists(path) else { throw gone }
        let file = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.reading(path) }
        let found = try ReferenceFile.read(file)
        guard found.type == picture.type, found.size == picture.size else { throw gone }
        return found
    }

    /// A fresh name for a picture that is being made; what is left there is removed at the next start.
    package func temporaryPicture(_ type: ImageType) -> String {
        freshTemporary("." + type.fileExtension)
    }

    /// Copies what was just looked at, by way of a temporary name, and returns its SHA-256. One that is there already
    /// is replaced by its equal and so counts as new.
    private func keep(_ source: borrowing OpenFile, _ type: ImageType) throws(Problem) -> String {
        let temporary = freshTemporary(".reference")
        do throws(FileFailure) {
            let copy = try OpenFile.creating(temporary)
            let sha256 = Hex.encode(try Hash.of(source, copyingTo: copy))
            try copy.synchronize()
            try Files.settle(temporary, as: references + "/" + sha256 + "." + type.fileExtension)
            return sha256
        } catch {
            unlink(temporary)
            throw error.problem
        }
    }
}
