import CSQLite
import Glibc

extension DatabaseFile {
    /// The error with the path and with what to do now.
    func explain(_ error: SQLiteError) -> SQLiteError {
        let advice =
            if error.isNotADatabase {
                "\(name) is not a SQLite database. It was left as it is; choose another file or restore a backup"
            } else if error.isCorrupt {
                "\(name) is damaged. It was left as it is; restore a backup"
            } else if error.isBusy {
                "\(name) is locked by another program. Close that program and try again"
            } else {
                "\(name) cannot be opened. Check that the folder exists and may be written by this user"
            }
        return SQLiteError(extendedCode: error.extendedCode, message: "\(advice) (\(error.message))")
    }

    /// SQLite would only read the file. When this user may write it, its first page says so: one wrong bit is enough.
    func notWritable() -> SQLiteError {
        guard faccessat(AT_FDCWD, name, W_OK, AT_EACCESS) != 0 else {
            return SQLiteError(
                extendedCode: SQLITE_CORRUPT,
                message: "\(name) is damaged: its first page forbids writing. It was left as it is; restore a backup")
        }
        let message = "\(name) may not be written by this user. Change its permissions or its owner"
        return SQLiteError(extendedCode: SQLITE_READONLY, message: message)
    }

    /// The current `errno` as an error, in SQLite's terms.
    static func failure(_ verb: String, _ path: String) -> SQLiteError {
        let number = errno
        let code =
            switch number {
            case ENOSPC, EDQUOT: SQLITE_FULL
            case EIO: SQLITE_IOERR
            default: SQLITE_CANTOPEN
            }
        let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
        return SQLiteError(extendedCode: code, message: "cannot \(verb) \(path): \(reason)")
    }
}
