import Crypto
import Glibc
import SQLite
import Studio
import Zip

/// Exports, imports, backups and what lies on the disk, of one data folder.
package final class LibraryArchivist: LibraryExchange, Sendable {
    let store: StudioDatabase
    let media: MediaFolder

    package init(_ store: StudioDatabase, _ media: MediaFolder) {
        self.store = store
        self.media = media
    }

    package func uploadPath() -> String { media.freshTemporary(".import") }

    package func backup() throws -> String {
        let path = media.freshTemporary(".backup")
        try store.backup(to: path)
        return path
    }

    package func export(_ project: ProjectID?, at now: Timestamp) throws -> LibraryExport? {
        let summary = try project.flatMap { try store.project($0, after: nil) }
        if project != nil, summary == nil { return nil }
        let takes = try takes(of: project)
        let files = try FileFailure.asProblem { () throws(FileFailure) in
            try exportedFiles(of: takes.flatMap(\.value))
        }
        let manifest = try manifest(of: project, files.map(\.line), at: now)
        let seconds = now.milliseconds / 1000
        var entries = [ZipEntry(name: ExportManifest.entryName, bytes: Array(manifest.utf8), modified: seconds)]
        var scratches: [ScratchFile] = []
        for (project, takes) in takes.sorted(by: { $0.key < $1.key }) {
            let events = try writeEvents(of: takes)
            let name = ExportManifest.eventsName(of: project)
            entries.append(
                ZipEntry(name: name, path: events.path, size: Files.size(events.path) ?? 0, modified: seconds))
            scratches.append(events)
        }
        entries += files.map { file in
            ZipEntry(name: file.line.name, path: file.path, size: file.line.bytes, modified: seconds)
        }
        return LibraryExport(
            title: summary?.summary.project.title, source: ExportSource(ZipStream(entries), keeping: scratches))
    }

    /// By the number of their project, oldest first.
    private func takes(of project: ProjectID?) throws -> [Int64: [Generation]] {
        try store.database.read { session in
            try session.rows(
                """
                SELECT generations.*, videos.project AS project FROM generations JOIN videos ON videos.id = video
                WHERE \(Self.inProject("video")) ORDER BY generations.id
                """, project
            ).reduce(into: [:]) { takes, row in takes[try row.get("project"), default: []].append(try row.generation())
            }
        }
    }

    /// A condition with one parameter: a project's number, or NULL for all.
    static func inProject(_ video: String) -> String {
        "(?1 IS NULL OR \(video) IN (SELECT id FROM videos WHERE project = ?1))"
    }

    private func writeEvents(of takes: [Generation]) throws -> ScratchFile {
        let scratch = ScratchFile(media.freshTemporary(".events"))
        let file = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.creating(scratch.path) }
        for take in takes {
            var last: Int64 = 0
            while true {
                let lines = try events(of: take.id, after: last)
                guard let end = lines.last?.id else { break }
                last = end
                try FileFailure.asProblem { () throws(FileFailure) in
                    try file.write(Array(lines.map { $0.line + "\n" }.joined().utf8))
                }
            }
        }
        return scratch
    }

    private func events(of take: GenerationID, after last: Int64) throws -> [(id: Int64, line: String)] {
        try store.database.read { session in
            try session.rows(
                """
                SELECT id, \(try ExchangeTable.events.object(session)) AS line FROM events
                WHERE generation = ? AND id > ? ORDER BY id LIMIT 500
                """, take, last
            ).map { (id: try $0.get("id"), line: try $0.get("line")) }
        }
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

/// An archive on its way out, with the temporary files that it reads from.
private final class ExportSource: ByteSource {
    private let stream: ZipStream
    private let scratches: [ScratchFile]

    init(_ stream: ZipStream, keeping scratches: [ScratchFile]) {
        self.stream = stream
        self.scratches = scratches
    }

    var length: Int64 { stream.length }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try stream.read(into: buffer)
    }
}
