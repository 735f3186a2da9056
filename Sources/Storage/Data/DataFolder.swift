import Crypto
import Glibc

/// The folder with everything that the studio keeps. Whoever holds this value is its only user.
package final class DataFolder: Sendable {
    /// As it was given, without a slash at the end.
    package let path: String
    /// 32 random bytes that belong to this folder, for signing form tokens.
    package let secret: [UInt8]
    private let lock: FolderLock

    package var database: String { path + "/" + StudioDatabase.fileName }
    package var media: String { path + "/media" }
    package var references: String { path + "/references" }
    /// What is on its way: emptied at every start.
    package var temporary: String { path + "/temporary" }

    /// Makes the folder (mode 0700) where there is none, and locks it until this value goes.
    ///
    /// The lock is taken before anything in the folder is read or written, the database above all.
    ///
    /// - Throws: `DataFolderProblem`: one line with what to do.
    package init(path given: String) throws(DataFolderProblem) {
        path = given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
        do throws(FileFailure) {
            try Files.makeFolder(path)
        } catch {
            throw DataFolderProblem(error, folder: path)
        }
        lock = try FolderLock(folder: path)
        do throws(FileFailure) {
            try Self.makeSubfolders(path)
            secret = try FolderSecret.load(in: path)
        } catch {
            throw DataFolderProblem(error, folder: path)
        }
    }

    private static func makeSubfolders(_ path: String) throws(FileFailure) {
        for folder in [path + "/media", path + "/references", path + "/temporary"] {
            try Files.makeFolder(folder)
            guard access(folder, W_OK | X_OK) == 0 else { throw FileFailure("write", folder) }
            try Files.makePrivate(folder)
        }
        // A folder with other things in it, such as a home folder named by mistake, keeps its mode.
        if try Files.names(in: path).allSatisfy(isOurs) { try Files.makePrivate(path) }
    }

    private static func isOurs(_ name: String) -> Bool {
        ["lock", "secret", "media", "references", "temporary", "simulator", "sent.log", "keys.json"].contains(name)
            || name.hasPrefix(StudioDatabase.fileName)
    }
}
