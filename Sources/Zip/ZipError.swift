import Glibc

/// Why an archive cannot be made or read.
package enum ZipError: Error, Sendable, Equatable, CustomStringConvertible {
    case file(path: String, code: Int32)
    /// The file became longer or shorter while it was read.
    case changed(path: String)
    /// This is no ZIP archive, or it is cut off or damaged.
    case damaged(String)
    /// A way of packing that this reader does not know.
    case unsupported(entry: String)
    /// An entry's bytes are not those that were packed.
    case wrongChecksum(entry: String)

    package var description: String {
        switch self {
        case .file(let path, let code): "\(path): \(strerror(code).map { String(cString: $0) } ?? "error \(code)")"
        case .changed(let path): "\(path) changed while it was read"
        case .damaged(let what): "this is no whole ZIP archive: \(what)"
        case .unsupported(let entry): "the entry \(entry) is compressed or encrypted; only stored entries can be read"
        case .wrongChecksum(let entry): "the entry \(entry) is damaged: its checksum is another"
        }
    }
}
