import Crypto
import FoundationEssentials
import Studio
import Zip

/// An export that was opened to be taken in: its records line by line, whatever its format.
struct IncomingArchive {
    private enum Format {
        case first(FirstManifest)
        case present(ExportManifest)
    }

    let zip: ZipArchive
    /// The number of the library that wrote it.
    let library: Int64
    /// Whether it has everything of that library; the first format does not tell.
    let isComplete: Bool
    /// Projects that come in together or not at all.
    let units: [[ExportManifest.Project]]
    private let format: Format

    init(path: String) throws {
        zip = try ZipArchive(path: path)
        guard let entry = zip.entries[ExportManifest.entryName] else {
            throw Problem(code: "no_export", message: "This ZIP archive is no export of Dailies: it has no manifest.")
        }
        let bytes = try zip.bytes(of: entry, limit: FirstManifest.largest)
        guard JSONNesting.isAllowed(bytes) else { throw Problem.damagedManifest }
        do {
            let head = try JSONDecoder().decode(ExportManifest.Head.self, from: Data(bytes))
            guard head.format == ExportManifest.format, head.version <= ExportManifest.version else {
                throw Problem.newerExport
            }
            if head.version == FirstManifest.version {
                let manifest = try JSONDecoder().decode(FirstManifest.self, from: Data(bytes))
                (library, isComplete, units) = (manifest.library, false, manifest.units)
                format = .first(manifest)
            } else {
                guard entry.size <= ExportManifest.largest else { throw Problem.damagedManifest }
                let manifest = try JSONDecoder().decode(ExportManifest.self, from: Data(bytes))
                (library, isComplete, units) = (manifest.library, manifest.isComplete, manifest.units.map(\.projects))
                format = .present(manifest)
            }
        } catch is DecodingError {
            throw Problem.damagedManifest
        }
    }

    /// The lines of what belongs to no project. Every byte is checked in the end.
    func common(_ each: (ExchangeLine) throws -> Void) throws {
        switch format {
        case .first(let manifest): try manifest.common(each)
        case .present(let manifest): try read(manifest.common, each)
        }
    }

    /// The lines of a unit, in the order in which they can be saved. Every byte is checked in the end.
    func lines(of unit: Int, _ each: (ExchangeLine) throws -> Void) throws {
        switch format {
        case .present(let manifest): try read(manifest.units[unit].records, each)
        case .first(let manifest):
            let project = units[unit][0].number
            try manifest.lines(of: project, each)
            guard let events = zip.entries[FirstManifest.eventsName(of: project)] else { return }
            try lines(of: events) { line in
                guard let value = JSONValue.read(line), case .object(let row) = value else {
                    throw Problem.damagedManifest
                }
                try each(.row(.events, try ExchangeRow(row)))
            }
        }
    }

    private func read(_ member: ExportManifest.Member, _ each: (ExchangeLine) throws -> Void) throws {
        guard let entry = zip.entries[member.name], entry.size == member.bytes else {
            throw Problem.notAsPromised(member.name)
        }
        let hash = try lines(of: entry) { bytes in
            guard let line = try? ExchangeLine(bytes) else { throw Problem.notAsPromised(member.name) }
            try each(line)
        }
        guard hash == member.sha256 else { throw Problem.notAsPromised(member.name) }
    }

    /// - Returns: the entry's SHA-256.
    @discardableResult
    private func lines(of entry: ZipArchive.Entry, _ each: ([UInt8]) throws -> Void) throws -> String {
        var reader = LineReader()
        var hash = SHA256()
        try zip.read(entry) { piece in
            hash.update(piece)
            for line in try reader.add(piece) { try each(line) }
        }
        try reader.finish()
        return Hex.encode(hash.finalize())
    }
}
