import Studio

/// What an archive says of itself: the first entry, `manifest.json`. It is small: the rows are in members of their own,
/// one JSON object per line, and the files' hashes beside the rows.
struct ExportManifest: Codable {
    static let format = "dailies-library"
    static let version = 2
    static let entryName = "manifest.json"
    static let libraryName = "library.jsonl"
    /// - Parameter project: the first one of the unit.
    static func recordsName(of project: Int64) -> String { "projects/\(project).jsonl" }
    /// Larger ones are not read: 64 MiB, the manifest of a quarter of a million projects.
    static let largest: Int64 = 64 << 20

    /// A member with records.
    struct Member: Codable {
        let name: String
        let bytes: Int64
        let sha256: String
    }

    struct Project: Codable {
        let number: Int64
        let title: String
        let createdAt: Int64
        let isErased: Bool
        /// Where it was first made; nil: in the library that wrote the archive.
        let origin: Origin?
    }

    struct Origin: Codable {
        let library, number: Int64
    }

    /// Projects that come in together or not at all: one, or several whose takes were made from each other's.
    struct Unit: Codable {
        let projects: [Project]
        let records: Member
    }

    /// What stands first: a newer format is told by it whatever follows.
    struct Head: Codable {
        let format: String
        let version: Int
    }

    let format: String
    let version: Int
    /// The number of the library that it was written by.
    let library: Int64
    let exportedAt: Int64
    /// Whether it has all projects and what belongs to none.
    let isComplete: Bool
    /// Connections with their models and prices; of a complete one settings, prompts and characters too.
    let common: Member
    let units: [Unit]
}
