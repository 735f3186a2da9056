import Crypto
import Glibc
import Studio
import Zip

/// Files of an archive, copied to temporary ones and checked byte by byte; what was not given its name is removed with
/// the last reference to it.
final class UnpackedFiles {
    struct File {
        let kind: ExchangeFile.Kind
        /// In the archive; nil for a reference picture.
        let take: Int64?
        /// What the archive calls it.
        let name: String
        let sha256: String
    }

    private(set) var files: [File] = []
    private let prefix: String

    /// - Parameter prefix: a fresh path; the files' own endings are put behind it.
    init(prefix: String) {
        self.prefix = prefix
    }

    deinit {
        for index in files.indices { unlink(path(index)) }
    }

    func path(_ index: Int) -> String { "\(prefix).\(index)" }

    /// Copies an entry and checks it. A sidecar is only checked: it is written anew with the numbers from here.
    func add(_ line: ExchangeFile, from zip: ZipArchive) throws {
        guard let entry = zip.entries[line.name], entry.size == line.bytes else {
            throw Problem.notAsPromised(line.name)
        }
        guard line.kind != .sidecar else { return try check(entry, line, in: zip) { _ in } }
        let path = path(files.count)
        files.append(File(kind: line.kind, take: line.generation, name: line.name, sha256: line.sha256))
        let file = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.creating(path) }
        try check(entry, line, in: zip) { piece in
            try FileFailure.asProblem { () throws(FileFailure) in try file.write(piece) }
        }
        // What cannot be made anew is on the disk for good before it gets its name; the rest is, all at once, later.
        guard line.kind == .film || line.kind == .reference else { return }
        try FileFailure.asProblem { () throws(FileFailure) in try file.synchronize() }
    }

    private func check(
        _ entry: ZipArchive.Entry, _ line: ExchangeFile, in zip: ZipArchive,
        _ each: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var hash = SHA256()
        try zip.read(entry) { piece in
            hash.update(piece)
            try each(piece)
        }
        guard Hex.encode(hash.finalize()) == line.sha256 else { throw Problem.notAsPromised(line.name) }
    }
}
