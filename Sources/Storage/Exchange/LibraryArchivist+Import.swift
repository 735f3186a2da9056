import Crypto
import FoundationEssentials
import Glibc
import SQLite
import Studio
import Zip

extension LibraryArchivist {
    package func importLibrary(from path: String, at now: Timestamp) throws(Problem) -> ImportReport {
        let (archive, manifest) = try open(path)
        var items: [ImportReport.Item] = []
        for project in manifest.projects {
            let title = project["title"]?.string?.foreign(limit: Naming.longestTitle) ?? "?"
            do {
                let incoming = IncomingProject(project, of: manifest)
                items.append(
                    ImportReport.Item(title: title, outcome: try take(incoming, from: archive, manifest, at: now)))
            } catch {
                items.append(ImportReport.Item(title: title, outcome: .refused(Problem(importing: error))))
            }
        }
        return ImportReport(items: items)
    }

    private func open(_ path: String) throws(Problem) -> (ZipArchive, ExportManifest) {
        do {
            let archive = try ZipArchive(path: path)
            guard let entry = archive.entries[ExportManifest.entryName] else {
                throw Problem(
                    code: "no_export", message: "This ZIP archive is no export of Dailies: it has no manifest.")
            }
            let bytes = try archive.bytes(of: entry, limit: ExportManifest.largest)
            guard JSONNesting.isAllowed(bytes) else { throw Problem.damagedManifest }
            let manifest = try JSONDecoder().decode(ExportManifest.self, from: Data(bytes))
            guard manifest.format == ExportManifest.format, manifest.version <= ExportManifest.version else {
                throw Problem(
                    code: "newer_export",
                    message: "This export was made by a newer version of Dailies. Update this one, then import it.")
            }
            return (archive, manifest)
        } catch is DecodingError {
            throw Problem.damagedManifest
        } catch {
            throw Problem(importing: error)
        }
    }

    /// One project, whole or not at all: its files are copied and checked first, then its rows are saved and its files
    /// get their names in one transaction.
    private func take(
        _ incoming: IncomingProject, from archive: ZipArchive, _ manifest: ExportManifest, at now: Timestamp
    ) throws -> ImportReport.Outcome {
        if let known = try known(incoming) { return .known(known) }
        let files = try incoming.files.map { line in (line, try unpack(line, from: archive)) }
        let placed = PlacedFiles()
        do {
            let rows = try store.database.write { session in
                let rows = try ImportedRows(incoming, manifest, at: now, session)
                if let events = archive.entries[ExportManifest.eventsName(of: incoming.number)] {
                    try rows.insertEvents(of: archive, events, session)
                }
                for (line, scratch) in files { try place(line, scratch, rows.numbers, placed) }
                for take in rows.takes where take.state == .completed {
                    placed.add(media.sidecarPath(of: take.id))
                    try media.writeSidecar(of: take)
                }
                return rows
            }
            let films = files.count { $0.0.kind == .film }
            return .imported(ProjectID(rows.project), takes: rows.takes.count, films: films)
        } catch {
            placed.remove()
            throw error
        }
    }

    /// The project that this one is already, unless it was erased since. A database that was put back from a backup may
    /// have given its number to another one, which was made at another time.
    private func known(_ incoming: IncomingProject) throws -> ProjectID? {
        try store.database.read { session in
            try session.value(
                """
                SELECT id FROM projects WHERE erased_at IS NULL AND (
                    (id = ?1 AND created_at = ?3 AND ?2 = (SELECT value FROM settings WHERE name = 'library'))
                    OR id IN (SELECT project FROM origins WHERE library = ?2 AND number = ?1)) LIMIT 1
                """, incoming.origin.number, incoming.origin.library, incoming.row.number("created_at"))
        }
    }

    /// Copies an entry to a temporary file and checks every byte of it against the manifest.
    private func unpack(_ line: ExportManifest.File, from archive: ZipArchive) throws -> ScratchFile {
        guard let entry = archive.entries[line.name], entry.size == line.bytes else {
            throw Problem.notAsPromised(line.name)
        }
        let scratch = ScratchFile(media.freshTemporary(".incoming"))
        let file = try FileFailure.asProblem { () throws(FileFailure) in try OpenFile.creating(scratch.path) }
        var hash = SHA256()
        try archive.read(entry) { piece in
            hash.update(piece)
            try FileFailure.asProblem { () throws(FileFailure) in try file.write(piece) }
        }
        guard Hex.encode(hash.finalize()) == line.sha256 else { throw Problem.notAsPromised(line.name) }
        try FileFailure.asProblem { () throws(FileFailure) in try file.synchronize() }
        return scratch
    }

    /// Under the name that the new number has here: nothing of the archive's names is used.
    private func place(
        _ line: ExportManifest.File, _ scratch: ScratchFile, _ takes: [Int64: Int64], _ placed: PlacedFiles
    ) throws {
        guard let path = try path(of: line, scratch, takes) else { return }
        try FileFailure.asProblem { () throws(FileFailure) in
            if line.kind == .reference, Files.exists(path) {
                // It is called by its hash, so it is the same picture, unless somebody forged the archive.
                guard Hex.encode(try Hash.of(OpenFile.reading(path))) == line.sha256 else {
                    throw FileFailure("replace", path, EEXIST)
                }
            } else {
                try Files.settle(scratch.path, as: path)
                placed.add(path)
            }
        }
    }

    /// nil for what is made anew here.
    private func path(
        of line: ExportManifest.File, _ scratch: ScratchFile, _ takes: [Int64: Int64]
    ) throws -> String? {
        if line.kind == .reference {
            let name = line.name.lastPathComponent
            guard name.isPlainFileName else { throw Problem.notAsPromised(line.name) }
            return media.references + "/" + name
        }
        guard let take = line.generation.flatMap({ takes[$0] }).map(GenerationID.init) else {
            throw Problem.notAsPromised(line.name)
        }
        switch line.kind {
        case .film: return media.media + "/" + MediaFolder.names(of: .video, take)[0]
        case .thumbnail: return try picture(.thumbnail, take, line, scratch)
        case .spritesheet: return try picture(.spritesheet, take, line, scratch)
        case .sidecar, .reference: return nil
        }
    }

    private func picture(
        _ asset: Asset, _ take: GenerationID, _ line: ExportManifest.File, _ scratch: ScratchFile
    ) throws -> String {
        let header = try FileFailure.asProblem { () throws(FileFailure) in
            try ImageHeader.read(OpenFile.reading(scratch.path))
        }
        let ending = header.map { "." + $0.type.fileExtension }
        guard let name = MediaFolder.names(of: asset, take).first(where: { ending.map($0.hasSuffix) ?? false }) else {
            throw Problem.notAsPromised(line.name)
        }
        return media.media + "/" + name
    }
}

/// Files that an import has given their names, to be taken away again when it fails.
private final class PlacedFiles {
    private var paths: [String] = []

    func add(_ path: String) { paths.append(path) }

    func remove() {
        for path in paths { unlink(path) }
    }
}

extension String {
    /// A hash and an ending, as the media folder gives names: no folder, no hidden file.
    fileprivate var isPlainFileName: Bool {
        (1...200).contains(utf8.count) && utf8.first != UInt8(ascii: ".")
            && utf8.allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                    || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            }
    }
}
