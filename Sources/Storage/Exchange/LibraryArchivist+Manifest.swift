import Crypto
import FoundationEssentials
import SQLite
import Studio

extension LibraryArchivist {
    /// A file of an export: where it is, and what the manifest says of it.
    struct ExportedFile {
        let path: String
        let line: ExportManifest.File
    }

    /// What is on the disk of the takes. A film that is missing or was changed is left out: the records stay.
    func exportedFiles(of takes: [Generation]) throws(FileFailure) -> [ExportedFile] {
        var files: [ExportedFile] = []
        var references: Set<String> = []
        for take in takes {
            for reference in take.settings.references {
                add(media.referencePath(reference), reference.sha256, &references, to: &files)
                guard let given = reference.origin?.picture else { continue }
                add(media.referencePath(given), given.sha256, &references, to: &files)
            }
            let film = media.path(of: .video, of: take.id)
            if let known = take.media, Files.size(film) == known.bytes {
                let line = ExportManifest.File(
                    name: "films/\(take.id).mp4", kind: .film, generation: take.id.rawValue, bytes: known.bytes,
                    sha256: known.sha256)
                files.append(ExportedFile(path: film, line: line))
            }
            for (asset, kind) in [(Asset.thumbnail, ExportManifest.File.Kind.thumbnail), (.spritesheet, .spritesheet)] {
                let path = media.path(of: asset, of: take.id)
                try add(path, "pictures/\(path.lastPathComponent)", kind, take.id, to: &files)
            }
            try add(media.sidecarPath(of: take.id), "sidecars/\(take.id).json", .sidecar, take.id, to: &files)
        }
        return files
    }

    /// A reference picture once, under the hash by which it is kept: it need not be read for it.
    private func add(
        _ path: String, _ sha256: String, _ known: inout Set<String>, to files: inout [ExportedFile]
    ) {
        let name = path.lastPathComponent
        guard known.insert(name).inserted, let size = Files.size(path) else { return }
        let line = ExportManifest.File(
            name: "references/\(name)", kind: .reference, generation: nil, bytes: size, sha256: sha256)
        files.append(ExportedFile(path: path, line: line))
    }

    private func add(
        _ path: String, _ name: String, _ kind: ExportManifest.File.Kind, _ take: GenerationID?,
        to files: inout [ExportedFile]
    ) throws(FileFailure) {
        guard let size = Files.size(path) else { return }
        let file = try OpenFile.reading(path)
        let line = ExportManifest.File(
            name: name, kind: kind, generation: take?.rawValue, bytes: size, sha256: Hex.encode(try Hash.of(file)))
        files.append(ExportedFile(path: path, line: line))
    }

    /// JSON, put together from what SQLite writes of each row: no number passes through a floating-point one.
    func manifest(
        of project: ProjectID?, _ files: [ExportManifest.File], at now: Timestamp
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let fileList = String(decoding: try encoder.encode(files), as: UTF8.self)
        return try store.database.read { session in
            let library: Int64? = try session.value("SELECT value FROM settings WHERE name = 'library'")
            let parts = try Self.tables.map { table, condition in
                "\"\(table.rawValue)\": "
                    + (try Self.list(
                        "SELECT \(try table.object(session)) AS line FROM \(table.rawValue) WHERE \(condition)",
                        project,
                        session))
            }
            let servers = try Self.list(
                """
                SELECT json_object('id', id, 'name', name, 'kind', kind, 'address', \(RemovedAddress.real),
                    'removedAt', removed_at) AS line FROM connections
                WHERE id IN (SELECT connection FROM generations WHERE \(Self.inProject("video")))
                    OR id IN (SELECT default_connection FROM projects WHERE ?1 IS NULL OR id = ?1) ORDER BY id
                """, project, session)
            let origins = try Self.list(
                """
                SELECT json_object('project', project, 'library', library, 'number', number) AS line FROM origins
                WHERE ?1 IS NULL OR project = ?1 ORDER BY project
                """, project, session)
            return """
                {"format": "\(ExportManifest.format)", "version": \(ExportManifest.version),
                "library": \(library ?? 0), "exportedAt": \(now.milliseconds),
                "connections": \(servers), "origins": \(origins), "files": \(fileList),
                \(parts.joined(separator: ",\n"))}

                """
        }
    }

    /// The tables of the manifest with the rows that go along, in an order in which they can come in again.
    private static let tables: [(ExchangeTable, String)] = [
        (.projects, "?1 IS NULL OR id = ?1 ORDER BY position, id"),
        (.videos, "?1 IS NULL OR project = ?1 ORDER BY id"),
        (.generations, inProject("video") + " ORDER BY id"),
        (.stars, "generation IN (SELECT id FROM generations WHERE \(inProject("video"))) ORDER BY generation"),
        (.ledger, "generation IN (SELECT id FROM generations WHERE \(inProject("video"))) ORDER BY id"),
    ]

    private static func list(
        _ sql: String, _ project: ProjectID?, _ session: borrowing Session
    ) throws -> String {
        let lines = try session.rows(sql, project).map { try $0.get("line", as: String.self) }
        return "[\n" + lines.joined(separator: ",\n") + "]"
    }
}
