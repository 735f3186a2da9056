/// Why a database's history does not fit the list of migrations. Nothing was written to it.
package enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It has more migrations than this program knows.
    case newer(found: Int, known: Int)
    /// The migration at this place, from 1, was another one.
    case differs(position: Int, found: String, expected: String)
    /// It was not made through `migrate`: it has tables but no history, or a count that contradicts it.
    case foreign
    /// A migration left rows whose foreign keys point to nothing; it was rolled back.
    case brokenForeignKeys(migration: String, table: String)

    package var description: String {
        switch self {
        case .newer(let found, let known):
            "The database was made by a newer version: it is at version \(found), this program knows \(known). "
                + "Use the newer program, or a backup from before."
        case .differs(let position, let found, let expected):
            "The database has another history: its migration \(position) is “\(found)”, this program's is "
                + "“\(expected)”. Use the program that made it."
        case .foreign:
            "The database was made by another program, or its list of migrations is damaged. Choose another file."
        case .brokenForeignKeys(let migration, let table):
            "The migration “\(migration)” was undone: it left rows in “\(table)” that refer to missing rows."
        }
    }
}
