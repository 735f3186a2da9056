/// A file that goes into an archive.
package struct ZipEntry: Sendable {
    package enum Content: Sendable {
        case bytes([UInt8])
        /// A regular file that is opened when its turn comes; it must have as many bytes as the entry says.
        case file(path: String)
    }

    /// With `/` between folders, relative, 1…65,535 bytes of UTF-8.
    package let name: String
    /// In bytes.
    package let size: Int64
    /// Seconds since 1970; the archive keeps it to two seconds, from 1980 to 2107, in UTC.
    package let modified: Int64
    package let content: Content

    package init(name: String, bytes: [UInt8], modified: Int64) {
        self.name = name
        size = Int64(bytes.count)
        self.modified = modified
        content = .bytes(bytes)
    }

    package init(name: String, path: String, size: Int64, modified: Int64) {
        self.name = name
        self.size = size
        self.modified = modified
        content = .file(path: path)
    }
}
