import CSQLite
import Glibc

/// What surrounds the connection: the file's name, its creation and its mode.
struct DatabaseFile {
    /// The name for SQLite. It starts with `/` or `./`, so that neither `:memory:` nor `file:` has a special meaning.
    let name: String

    init(_ path: String) throws(SQLiteError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: "the path is empty or holds a NUL character")
        }
        name = path.hasPrefix("/") ? path : "./" + path
    }

    /// Creates an empty database, and refuses what looks like the rest of a lost one.
    ///
    /// SQLite takes an empty file for a new database and deletes the log beside it; what the log holds would be lost.
    func createIfMissing() throws(SQLiteError) {
        if let size = Self.size(name) {
            guard size > 0 else {
                throw SQLiteError(
                    extendedCode: SQLITE_NOTADB,
                    message: "\(name) is empty (0 bytes), so its contents are lost. Restore a backup, or move it "
                        + "and the files beside it away to start anew")
            }
            return
        }
        guard Self.size(name + "-wal") ?? 0 == 0 else {
            throw SQLiteError(
                extendedCode: SQLITE_CORRUPT,
                message: "\(name) is missing, but its log \(name)-wal is there. Put the database back, or move the "
                    + "log away to start anew")
        }
        try create()
    }

    /// Made under another name and renamed when it is whole, so that a crash leaves no empty file behind.
    private func create() throws(SQLiteError) {
        let draft = name + ".new"
        try Self.makeEmpty(draft)
        do {
            let connection = try Connection(path: draft)
            // The page size is the default; writing a version is the least that makes SQLite write its first page.
            _ = try connection.execute("PRAGMA user_version = 0")
            _ = try connection.execute("VACUUM")
        }
        try Self.settle(draft, as: name)
    }

    /// A new empty file of mode 0600; a draft left by a crash is replaced.
    static func makeEmpty(_ draft: String) throws(SQLiteError) {
        unlink(draft)
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("create", draft) }
        close(descriptor)
    }

    /// Gives a finished draft its name, so that it survives a power loss from here on.
    static func settle(_ draft: String, as name: String) throws(SQLiteError) {
        try synchronize(draft)
        guard rename(draft, name) == 0 else { throw failure("create", name) }
        let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? "."
        try synchronize(folder)
    }

    private static func synchronize(_ path: String) throws(SQLiteError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("save", path) }
    }

    /// Takes other users' access away, if they have any.
    func makePrivate() throws(SQLiteError) {
        var status = stat()
        guard stat(name, &status) == 0 else { throw Self.failure("open", name) }
        guard status.st_mode & 0o077 != 0 else { return }
        guard chmod(name, status.st_mode & 0o700) == 0 else { throw Self.failure("protect", name) }
    }

    /// Bytes of a file, or `nil` when there is none.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}
