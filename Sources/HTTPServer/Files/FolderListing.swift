import Glibc

/// The names of a folder's files, those of inner folders with their path.
enum FolderListing {
    static let tooLarge = EFBIG
    /// Folders in folders; a bound, not a wish.
    private static let maximumDepth = 8

    static func names(in folder: String) throws(FileError) -> [String] {
        try names(in: folder, depth: 0)
    }

    private static func names(in folder: String, depth: Int) throws(FileError) -> [String] {
        guard depth < maximumDepth else { throw FileError(path: folder, code: ELOOP) }
        var found: [String] = []
        for entry in try entries(of: folder) where !entry.name.hasPrefix(".") {
            let path = "\(folder)/\(entry.name)"
            guard entry.name.utf8.allSatisfy(isPlain) else { throw FileError(path: path, code: EINVAL) }
            switch entry.kind {
            case S_IFREG: found.append(entry.name)
            case S_IFDIR: found += try names(in: path, depth: depth + 1).map { "\(entry.name)/\($0)" }
            default: continue
            }
        }
        return found
    }

    private static func entries(of folder: String) throws(FileError) -> [(name: String, kind: mode_t)] {
        guard let stream = opendir(folder) else { throw FileError(path: folder, code: errno) }
        defer { closedir(stream) }
        var entries: [(name: String, kind: mode_t)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0 else {
                throw FileError(path: "\(folder)/\(name)", code: errno)
            }
            entries.append((name, status.st_mode & S_IFMT))
        }
        return entries
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || "._-".utf8.contains(byte)
    }
}
