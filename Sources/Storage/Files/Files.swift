import Glibc

/// What is done with files by their names.
enum Files {
    /// Gives a file that is on the disk its final name, for good.
    static func settle(_ temporary: String, as path: String) throws(FileFailure) {
        guard rename(temporary, path) == 0 else { throw FileFailure("name", path) }
        try OpenFile.folder(path.parentFolder).synchronize()
    }

    /// Writes a small file so that its name never stands for half of it.
    /// - Parameter isDurable: false where the caller makes sure of it for many files at once.
    static func write(
        _ bytes: [UInt8], to path: String, by temporary: String, isDurable: Bool = true
    ) throws(FileFailure) {
        do throws(FileFailure) {
            let file = try OpenFile.creating(temporary)
            try file.write(bytes)
            if isDurable {
                try file.synchronize()
                try settle(temporary, as: path)
            } else if rename(temporary, path) != 0 {
                throw FileFailure("name", path)
            }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// A small file's contents, at most `limit` bytes of them; nil when there is none.
    static func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8]? {
        do throws(FileFailure) {
            return try OpenFile.reading(path).bytes(at: 0, count: limit)
        } catch  where error.isMissing {
            return nil
        }
    }

    /// A name that stands for nothing is no error.
    static func remove(_ path: String) throws(FileFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFailure("remove", path) }
    }

    /// Whether the name stands for a regular file; links are not followed.
    static func exists(_ path: String) -> Bool { size(path) != nil }

    /// Bytes of a regular file; nil when there is none under the name.
    static func size(_ path: String) -> Int64? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int64(status.st_size)
    }

    /// Whether the name stands for a folder; links are not followed.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, without `.` and `..`.
    static func names(in folder: String) throws(FileFailure) -> [String] {
        guard let stream = opendir(folder) else { throw FileFailure("open", folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Makes a folder of mode 0700 with all that lead to it; one that exists is left as it is.
    static func makeFolder(_ path: String) throws(FileFailure) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, path.parentFolder != path else { throw FileFailure("make", path) }
        try makeFolder(path.parentFolder)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileFailure("make", path) }
    }

    /// Mode 0700 for a folder: entered by this user only.
    static func makePrivate(_ folder: String) throws(FileFailure) {
        guard chmod(folder, 0o700) == 0 else { throw FileFailure("protect", folder) }
    }
}
