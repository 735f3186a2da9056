import CSQLite
import Glibc

/// What surrounds the connection: the file's name, its creation and its mode.
struct DatabaseFile {
    /// The name for SQLite. It starts with `/` or `./`, so that neither `:memory:` nor `file:` has a special meaning.
    let name: String

    /// Bytes of the smallest database there can be: one page of the smallest size.
    private static let smallest = 512

    init(_ path: String) throws(SQLiteError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: "the path is empty or holds a NUL character")
        }
        name = path.hasPrefix("/") ? path : "./" + path
    }

    /// Creates an empty database, and refuses what looks like the rest of a lost one.
    ///
    /// SQLite takes a file of no or one byte for a new database and deletes the log beside it, with all that it holds.
    func createIfMissing() throws(SQLiteError) {
        if let size = Self.size(name) {
            guard size >= Self.smallest else {
                throw SQLiteError(
                    extendedCode: SQLITE_NOTADB,
                    message: "\(name) holds only \(size) bytes, which is no database any more. Restore a backup, or "
                        + "move it and the files beside it away to start anew")
            }
            return
        }
        guard Self.size(name + "-wal") ?? 0 == 0 else {
            throw SQLiteError(
                extendedCode: SQLITE_CORRUPT,
                message: "\(name) is missing, but its log \(name)-wal is there. Put the database back, or move the "
                    + "log away to start anew")
        }
        guard !Self.isLink(name) else {
            throw SQLiteError(
                extendedCode: SQLITE_CANTOPEN,
                message: "\(name) is a link to a file that is missing. Mount its disk, or remove the link to start anew"
            )
        }
        try create()
    }

    /// Made under another name and renamed when it is whole, so that a crash leaves no empty file behind.
    private func create() throws(SQLiteError) {
        try Self.write(to: name) { draft throws(SQLiteError) in
            // Setting the version is the least that makes SQLite write its first page.
            _ = try Connection(path: draft).execute("PRAGMA user_version = 0")
        }
    }

    /// Has a database written under another name, which gets its own when it is complete and on the disk.
    ///
    /// The file has mode 0600. A failure leaves nothing; a draft left by a crash is replaced.
    static func write(
        to name: String, _ body: (_ draft: String) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let draft = name + ".new"
        try makeEmpty(draft)
        do {
            try body(draft)
            try settle(draft, as: name)
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func makeEmpty(_ draft: String) throws(SQLiteError) {
        unlink(draft)
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("create", draft) }
        close(descriptor)
    }

    private static func settle(_ draft: String, as name: String) throws(SQLiteError) {
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

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Bytes of a file, or `nil` when there is none.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}
