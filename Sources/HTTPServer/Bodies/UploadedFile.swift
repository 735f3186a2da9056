import Glibc

/// A file of a form, streamed to a temporary file of mode 0600. The file is removed with the last copy
/// of this value, at the latest when the request ends and no handler kept it, unless it was moved.
package struct UploadedFile: Sendable {
    package let fieldName: String
    /// As the client sent it: show it, never open it.
    package let fileName: String
    /// As the client claims it.
    package let contentType: String?
    /// In bytes.
    package let size: Int
    private let file: TemporaryFile

    init(_ head: PartHead, file: TemporaryFile, size: Int) {
        fieldName = head.name
        fileName = head.fileName ?? ""
        contentType = head.contentType
        self.file = file
        self.size = size
    }

    package var path: String { file.path }

    /// Gives the file a lasting name on the same file system, replacing what was there.
    package func move(to destination: String) throws(FileError) {
        guard rename(file.path, destination) == 0 else { throw FileError(path: destination, code: errno) }
    }
}
