import Crypto
import Glibc
import Studio

/// A member of an archive while it is written to a temporary file, which is removed with the last reference to it.
final class RecordFile {
    let scratch: ScratchFile
    private var hash = SHA256()
    private(set) var size: Int64 = 0

    init(_ path: String) throws(Problem) {
        scratch = ScratchFile(path)
        _ = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.creating(path) }
    }

    /// Each becomes a line. The file is open only meanwhile: an archive may have thousands of them.
    func append(_ lines: [String]) throws(Problem) {
        guard !lines.isEmpty else { return }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        hash.update(bytes)
        size += Int64(bytes.count)
        try FileFailure.asProblem { () throws(FileFailure) in
            try OpenFile(scratch.path, O_WRONLY | O_APPEND).write(bytes)
        }
    }

    func member(named name: String) -> ExportManifest.Member {
        var hash = hash
        return ExportManifest.Member(name: name, bytes: size, sha256: Hex.encode(hash.finalize()))
    }
}

/// A temporary file that is removed with the last reference to it.
final class ScratchFile: Sendable {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    deinit {
        unlink(path)
    }
}
