import Crypto
import Glibc
import Studio

/// The films, their preview images and the reference pictures, as files of mode 0600 beside the database.
///
/// Names are made of the studio's own numbers and of random letters only. All calls block.
package final class MediaFolder: MediaStore, Sendable {
    /// The largest film that is received, in bytes; 2 GiB by default.
    package static let usualFilmLimit: Int64 = 2 << 30

    let media: String
    let references: String
    let temporary: String
    let filmLimit: Int64

    /// - Parameter folder: the folders in it exist, and nobody else uses them.
    package init(_ folder: DataFolder, filmLimit: Int64 = MediaFolder.usualFilmLimit) {
        media = folder.media
        references = folder.references
        temporary = folder.temporary
        self.filmLimit = filmLimit
    }

    package func freeBytes() -> Int64? {
        var status = statvfs()
        guard statvfs(media, &status) == 0 else { return nil }
        let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return overflow ? .max : Int64(clamping: bytes)
    }

    /// Removes what earlier processes left on its way: uploads, preview images, half-written sidecars. Films that
    /// were being received stay, to be gone on with.
    package func removeStaleTemporaries() throws(Problem) {
        try FileFailure.asProblem { () throws(FileFailure) in
            for name in try Files.names(in: temporary) {
                try Files.remove(temporary + "/" + name)
            }
        }
    }

    /// Returns when what was written and named is on the disk: one wait for thousands of small files.
    func synchronize() throws(Problem) {
        sync()
        try FileFailure.asProblem { () throws(FileFailure) in
            for folder in [media, references] { try OpenFile.folder(folder).synchronize() }
        }
    }

    func freshTemporary(_ suffix: String) -> String {
        temporary + "/" + SecureRandom.token() + suffix
    }
}
