import FoundationEssentials
import Studio

/// What an archive says of itself: the first entry, `manifest.json`. Rows are JSON objects with the tables' columns;
/// times are milliseconds since 1970 UTC, money is micro-dollars.
struct ExportManifest: Codable {
    static let format = "dailies-library"
    static let version = 1
    static let entryName = "manifest.json"
    /// The records of one project's generations: one JSON object per line, each generation's in the order in which
    /// things happened.
    /// - Parameter project: its number in the archive.
    static func eventsName(of project: Int64) -> String { "events/\(project).jsonl" }
    /// Larger ones are not read: 256 MiB.
    static let largest: Int64 = 256 << 20

    struct Server: Codable {
        let id: Int64
        let name, kind, address: String
        /// When the connection was removed; nil while it is in use.
        let removedAt: Int64?
    }

    /// Where a project was first made.
    struct Origin: Codable {
        let project, library, number: Int64
    }

    struct File: Codable {
        enum Kind: String, Codable {
            case film, thumbnail, spritesheet, reference, sidecar
        }

        /// Of the archive's entry; never a path on a disk.
        let name: String
        let kind: Kind
        /// The number of its generation in the archive; nil for a reference.
        let generation: Int64?
        let bytes: Int64
        let sha256: String
    }

    let format: String
    let version: Int
    let library, exportedAt: Int64
    let connections: [Server]
    let origins: [Origin]
    let files: [File]
    let projects, videos, generations, stars, ledger: [[String: JSONValue]]
}

extension [String: JSONValue] {
    func number(_ column: String) -> Int64? { self[column]?.integer }
}

extension JSONValue {
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
