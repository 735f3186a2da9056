import Glibc

/// An advisory lock on the file `lock` of a folder, held until this value or its process goes, however it ends.
///
/// The file holds the number of the process for people to read; it stays there, since removing it would let two
/// processes lock two files of the same name.
final class FolderLock: Sendable {
    private let file: OpenFile

    init(folder: String) throws(DataFolderProblem) {
        let path = folder + "/lock"
        do throws(FileFailure) {
            file = try OpenFile(path, O_RDWR | O_CREAT)
            guard try file.lock() else {
                throw FileFailure("lock", path, EWOULDBLOCK)
            }
            try file.truncate()
            try file.write(Array("\(getpid())\n".utf8))
        } catch {
            guard error.number == EWOULDBLOCK else { throw DataFolderProblem(error, folder: folder) }
            throw DataFolderProblem.alreadyRunning(folder: folder, process: Self.holder(path))
        }
    }

    private static func holder(_ path: String) -> Int32? {
        guard let bytes = try? Files.read(path, limit: 20) else { return nil }
        return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}
