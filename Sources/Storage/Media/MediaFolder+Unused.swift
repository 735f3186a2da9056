import Glibc
import Studio

extension MediaFolder {
    /// Removes pictures that no generation names, once no form can still be open that does: what was given, what was
    /// tried in a preview and never sent.
    ///
    /// - Parameters:
    ///   - age: how long ago a picture was last given or made.
    ///   - isNamed: the names that generations know.
    /// - Returns: how many were removed.
    @discardableResult
    package func removeUnusedReferences(
        olderThan age: Interval, at now: Timestamp, isNamed: Set<String>
    ) throws(Problem) -> Int {
        try FileFailure.asProblem { () throws(FileFailure) in
            var removed = 0
            for name in try Files.names(in: references) where !isNamed.contains(name) {
                let path = references + "/" + name
                guard let changed = Files.changed(path), now - changed > age else { continue }
                try Files.remove(path)
                removed += 1
            }
            return removed
        }
    }
}

extension Files {
    /// When a regular file was last written; nil when there is none under the name.
    fileprivate static func changed(_ path: String) -> Timestamp? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Timestamp(milliseconds: Int64(status.st_mtim.tv_sec) * 1000)
    }
}
