import SQLite
import Studio

/// Which projects go out together: takes that were made from those of another project keep them company, because a
/// take cannot come in before the one that it was made from.
enum ExportUnits {
    /// - Parameter project: only this one, whatever its takes were made from; nil for all.
    /// - Returns: the numbers of the projects of each unit, in the order in which projects come in again.
    static func find(_ project: ProjectID?, _ session: borrowing Session) throws -> [[Int64]] {
        if let project { return [[project.rawValue]] }
        let all: [Int64] = try session.rows("SELECT id FROM projects ORDER BY position, id").map { try $0.get("id") }
        var first = Dictionary(uniqueKeysWithValues: all.map { ($0, $0) })
        func root(_ number: Int64) -> Int64 {
            var number = number
            while let next = first[number], next != number { number = next }
            return number
        }
        let links = try session.rows(
            """
            SELECT DISTINCT made.project AS made, source.project AS source
            FROM generations JOIN videos AS made ON made.id = generations.video
                JOIN generations AS parents ON parents.id = generations.parent
                JOIN videos AS source ON source.id = parents.video
            WHERE made.project <> source.project
            """)
        for link in links { first[root(try link.get("made"))] = root(try link.get("source")) }
        var places: [Int64: Int] = [:]
        var units: [[Int64]] = []
        for number in all {
            if let place = places[root(number)] {
                units[place].append(number)
            } else {
                places[root(number)] = units.count
                units.append([number])
            }
        }
        return units
    }
}
