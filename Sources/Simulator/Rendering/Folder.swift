import Glibc

/// A folder that could not be used as it must be.
struct FolderError: Error, CustomStringConvertible {
    let path: String
    let code: Int32

    var description: String { "Cannot use \(path): \(String(cString: strerror(code)))." }
}

/// A folder of files that belong together, mode 0700, its files 0600.
struct Folder: Sendable {
    let path: String

    /// Makes it when it is not there.
    func create() throws(FolderError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FolderError(path: path, code: errno) }
    }

    func folder(_ name: String) -> Folder { Folder(path: file(name)) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func contains(_ name: String) -> Bool { access(file(name), F_OK) == 0 }

    func write(_ bytes: [UInt8], to name: String) throws(FolderError) {
        let descriptor = open(file(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FolderError(path: file(name), code: errno) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FolderError(path: file(name), code: errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// The file under a second name in this folder, without copying it.
    func link(_ path: String, as name: String) throws(FolderError) {
        guard Glibc.link(path, file(name)) == 0 else { throw FolderError(path: path, code: errno) }
    }

    func rename(_ name: String, to other: String) throws(FolderError) {
        guard Glibc.rename(file(name), file(other)) == 0 else { throw FolderError(path: file(name), code: errno) }
    }

    /// Removes one file; it need not be there.
    func remove(_ name: String) throws(FolderError) {
        guard unlink(file(name)) == 0 || errno == ENOENT else { throw FolderError(path: file(name), code: errno) }
    }

    /// The names in it; none when it is not there.
    var names: [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes the folder with its files.
    func removeAll() throws(FolderError) {
        for name in names { try remove(name) }
        guard rmdir(path) == 0 || errno == ENOENT else { throw FolderError(path: path, code: errno) }
    }
}
