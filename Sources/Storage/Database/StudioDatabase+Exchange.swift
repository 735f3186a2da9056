import SQLite
import Studio

extension StudioDatabase {
    /// The project that one of an archive is already, unless it was erased since. A database that was put back from a
    /// backup may have given its number to another one, which was made at another time.
    static func known(
        _ project: ExportManifest.Project, of library: Int64, _ session: borrowing Session
    ) throws -> ProjectID? {
        let origin = project.origin ?? ExportManifest.Origin(library: library, number: project.number)
        return try session.value(
            """
            SELECT id FROM projects WHERE created_at = ?3 AND (erased_at IS NULL OR ?4) AND (
                (id = ?1 AND ?2 = (SELECT value FROM settings WHERE name = 'library'))
                OR id IN (SELECT project FROM origins WHERE library = ?2 AND number = ?1)) LIMIT 1
            """, origin.number, origin.library, project.createdAt, project.isErased)
    }

    /// The project that one of an archive was before it was erased here, the last of several.
    static func erased(
        _ project: ExportManifest.Project, of library: Int64, _ session: borrowing Session
    ) throws -> ProjectID? {
        let origin = project.origin ?? ExportManifest.Origin(library: library, number: project.number)
        return try session.value(
            """
            SELECT max(id) FROM projects WHERE created_at = ?3 AND erased_at IS NOT NULL AND (
                (id = ?1 AND ?2 = (SELECT value FROM settings WHERE name = 'library'))
                OR id IN (SELECT project FROM origins WHERE library = ?2 AND number = ?1))
            """, origin.number, origin.library, project.createdAt)
    }

    /// Whether it can be taken back from the trash.
    static func isInTrash(_ project: ProjectID, _ session: borrowing Session) throws -> Bool {
        try session.row(
            "SELECT 1 FROM projects WHERE id = ? AND trashed_at IS NOT NULL AND erased_at IS NULL", project) != nil
    }

    /// Whether nothing was made here yet.
    static func isUntouched(_ session: borrowing Session) throws -> Bool {
        try session.row("SELECT 1 FROM projects") == nil && hasOnlyWhatItBeganWith(session)
    }

    /// Whether templates and characters are those of a new studio: the projects may be somebody's.
    static func hasOnlyWhatItBeganWith(_ session: borrowing Session) throws -> Bool {
        guard try session.row("SELECT 1 FROM characters") == nil else { return false }
        return try session.rows("SELECT title, body, tags FROM prompt_templates LIMIT 100").allSatisfy { row in
            try Schema.examples.contains { example in
                try example == (row.get("title"), row.get("body"), row.get("tags"))
            }
        }
    }

    /// The name among the settings of the library that is being put back: an import that is cut off goes on by it.
    static let restoringName = "restoring"

    /// Whether nothing was made here yet, or only by an import of this archive that was cut off.
    static func isRestored(from archive: IncomingArchive, _ session: borrowing Session) throws -> Bool {
        if try isUntouched(session) { return true }
        let begun: Int64? = try session.value("SELECT value FROM settings WHERE name = ?", restoringName)
        guard begun == archive.library, try hasOnlyWhatItBeganWith(session) else { return false }
        let theirs = Dictionary(
            archive.units.joined().map { ($0.number, $0.createdAt) }, uniquingKeysWith: { first, _ in first })
        return try session.rows("SELECT id, created_at FROM projects").allSatisfy {
            try theirs[$0.get("id")] == $0.get("created_at")
        }
    }

    /// What is put back goes by the number of the library that it was.
    static func beginRestoring(_ library: Int64, _ session: borrowing Session) throws {
        for name in ["library", restoringName] {
            try session.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, library)
        }
    }

    static func endRestoring(_ session: borrowing Session) throws {
        try session.execute("DELETE FROM settings WHERE name = ?", restoringName)
    }
}
