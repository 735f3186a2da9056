import Crypto
import Studio

extension LibraryArchivist {
    /// A file of an export: where it is, and what the records say of it.
    struct ExportedFile {
        let path: String
        let line: ExchangeFile
    }

    /// What is on the disk of the takes. A film that is missing or was changed is left out: the records stay.
    /// - Parameter references: the names of those that went along already.
    func exportedFiles(
        of takes: [Generation], _ references: inout Set<String>
    ) throws(Problem) -> [ExportedFile] {
        try FileFailure.asProblem { () throws(FileFailure) in
            var files: [ExportedFile] = []
            for take in takes { try add(take, &references, to: &files) }
            return files
        }
    }

    private func add(
        _ take: Generation, _ references: inout Set<String>, to files: inout [ExportedFile]
    ) throws(FileFailure) {
        for reference in take.settings.references {
            add(media.referencePath(reference), reference.sha256, &references, to: &files)
            guard let given = reference.origin?.picture else { continue }
            add(media.referencePath(given), given.sha256, &references, to: &files)
        }
        let film = media.path(of: .video, of: take.id)
        if let known = take.media, Files.size(film) == known.bytes {
            let line = ExchangeFile(
                name: "films/\(take.id).mp4", kind: .film, generation: take.id.rawValue, bytes: known.bytes,
                sha256: known.sha256)
            files.append(ExportedFile(path: film, line: line))
        }
        for (asset, kind) in [(Asset.thumbnail, ExchangeFile.Kind.thumbnail), (.spritesheet, .spritesheet)] {
            let path = media.path(of: asset, of: take.id)
            try add(path, "pictures/\(path.lastPathComponent)", kind, take.id, to: &files)
        }
        try add(media.sidecarPath(of: take.id), "sidecars/\(take.id).json", .sidecar, take.id, to: &files)
    }

    /// A reference picture once, under the hash by which it is kept: it need not be read for it.
    private func add(
        _ path: String, _ sha256: String, _ known: inout Set<String>, to files: inout [ExportedFile]
    ) {
        let name = path.lastPathComponent
        guard known.insert(name).inserted, let size = Files.size(path) else { return }
        let line = ExchangeFile(
            name: "references/\(name)", kind: .reference, generation: nil, bytes: size, sha256: sha256)
        files.append(ExportedFile(path: path, line: line))
    }

    private func add(
        _ path: String, _ name: String, _ kind: ExchangeFile.Kind, _ take: GenerationID,
        to files: inout [ExportedFile]
    ) throws(FileFailure) {
        guard let size = Files.size(path) else { return }
        let file = try OpenFile.reading(path)
        let line = ExchangeFile(
            name: name, kind: kind, generation: take.rawValue, bytes: size, sha256: Hex.encode(try Hash.of(file)))
        files.append(ExportedFile(path: path, line: line))
    }
}
