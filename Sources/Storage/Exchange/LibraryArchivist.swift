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
        if let project, try store.project(project) == nil { return nil }
        let takes = try takes(of: project)
        let files = try FileFailure.asProblem { () throws(FileFailure) in try exportedFiles(of: takes) }
        let manifest = try manifest(of: project, files.map(\.line), at: now)
        let events = try writeEvents(of: project)
        let seconds = now.milliseconds / 1000
        var entries = [ZipEntry(name: ExportManifest.entryName, bytes: Array(manifest.utf8), modified: seconds)]
        let size = Files.size(events.path) ?? 0
        entries.append(
            ZipEntry(name: ExportManifest.eventsName, path: events.path, size: size, modified: seconds))
        entries += files.map { file in
            ZipEntry(name: file.line.name, path: file.path, size: file.line.bytes, modified: seconds)
        }
        let title = try project.flatMap { try store.project($0)?.summary.project.title }
        return LibraryExport(title: title, source: ExportSource(ZipStream(entries), keeping: events))
    }

    private func takes(of project: ProjectID?) throws -> [Generation] {
        try store.database.read { session in
            try session.rows(
                "SELECT * FROM generations WHERE \(Self.inProject("video")) ORDER BY id", project
            ).map { try $0.generation() }
        }
    }

    /// A condition with one parameter: a project's number, or NULL for all.
    static func inProject(_ video: String) -> String {
        "(?1 IS NULL OR \(video) IN (SELECT id FROM videos WHERE project = ?1))"
    }

    /// The records of all generations' events, one after another, as they are in the file.
    private func writeEvents(of project: ProjectID?) throws -> ScratchFile {
        let scratch = ScratchFile(media.freshTemporary(".events"))
        let file = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.creating(scratch.path) }
        var last: Int64 = 0
        while true {
            let lines = try store.database.read { session in
                try session.rows(
                    """
                    SELECT events.id AS id, \(try ExchangeTable.events.object(session)) AS line FROM events
                        JOIN generations ON generations.id = generation
                    WHERE \(Self.inProject("generations.video")) AND events.id > ?2 ORDER BY events.id LIMIT 500
                    """, project, last
                ).map { (id: try $0.get("id", as: Int64.self), line: try $0.get("line", as: String.self)) }
            }
            guard let end = lines.last?.id else { return scratch }
            last = end
            try FileFailure.asProblem { () throws(FileFailure) in
                try file.write(Array(lines.map { $0.line + "\n" }.joined().utf8))
            }
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

/// An archive on its way out, with the temporary file that it reads from.
private final class ExportSource: ByteSource {
    private let stream: ZipStream
    private let scratch: ScratchFile

    init(_ stream: ZipStream, keeping scratch: ScratchFile) {
        self.stream = stream
        self.scratch = scratch
    }

    var length: Int64 { stream.length }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try stream.read(into: buffer)
    }
}
