import SQLite
import Studio

/// The numbers that rows of an archive get here, set aside before the rows are saved, so that their files can be given
/// their names first.
struct ImportNumbers {
    private(set) var projects: [Int64: Int64] = [:]
    private(set) var videos: [Int64: Int64] = [:]
    private(set) var takes: [Int64: Int64] = [:]
    /// Whose numbers are those of erased rows.
    let revival: Revival

    /// Nobody else gets these numbers, also when they are not used in the end.
    ///
    /// - Parameter keeps: they stay as they are where all of them are free.
    init(
        _ unit: IncomingUnit, _ revival: Revival = Revival(), keeps: Bool, _ session: borrowing Session
    ) throws {
        self.revival = revival
        let wanted = [
            ("projects", unit.projects.map(\.number).filter { revival.projects[$0] == nil }),
            ("videos", unit.videos.filter { revival.videos[$0] == nil }),
            ("generations", unit.takes.filter { revival.takes[$0] == nil }),
        ]
        let areFree = try keeps && wanted.allSatisfy { table, numbers in try Self.areFree(numbers, in: table, session) }
        let given = try wanted.map { table, numbers in
            try Self.give(numbers, of: table, keeps: areFree, session)
        }
        projects = given[0].merging(revival.projects) { new, _ in new }
        videos = given[1].merging(revival.videos) { new, _ in new }
        takes = given[2].merging(revival.takes) { new, _ in new }
    }

    private static func areFree(_ numbers: [Int64], in table: String, _ session: borrowing Session) throws -> Bool {
        try session.value(
            "SELECT count(*) FROM \(table) WHERE id IN (SELECT value FROM json_each(?))",
            ExportedUnit.list(numbers), as: Int.self) == 0
    }

    private static func give(
        _ numbers: [Int64], of table: String, keeps: Bool, _ session: borrowing Session
    ) throws -> [Int64: Int64] {
        let last: Int64 = try session.value("SELECT seq FROM sqlite_sequence WHERE name = ?", table) ?? 0
        // Ascending, so that a take keeps a larger number than the one that it was made from.
        let given = keeps ? numbers : numbers.indices.map { last + 1 + Int64($0) }
        let newest = max(last, given.max() ?? 0)
        let changed = try session.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", newest, table)
        if changed == 0 {
            try session.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, newest)
        }
        return Dictionary(zip(numbers, given), uniquingKeysWith: { first, _ in first })
    }
}
