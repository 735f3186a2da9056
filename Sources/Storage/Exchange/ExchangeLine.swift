import Studio

/// One line of an archive's records: `{"videos":{"id":1,…}}`.
enum ExchangeLine {
    case row(ExchangeTable, ExchangeRow)
    case file(ExchangeFile)

    /// The name of the lines that are no rows of a table.
    static let files = "files"

    init(_ bytes: [UInt8]) throws(Problem) {
        let (name, row) = try LineParser.parse(bytes)
        if name == Self.files {
            self = .file(try ExchangeFile(row))
        } else if let table = ExchangeTable(rawValue: name) {
            var row = row
            for column in table.staysHere.keys { row.cells[column] = nil }
            self = .row(table, row)
        } else {
            throw Problem.damagedManifest
        }
    }
}
