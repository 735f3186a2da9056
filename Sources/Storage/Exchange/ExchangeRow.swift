import SQLite
import Studio

/// A row on its way: its cells by the names of their columns.
struct ExchangeRow: Equatable {
    var cells: [String: ExchangeCell] = [:]

    init(_ cells: [String: ExchangeCell] = [:]) {
        self.cells = cells
    }

    /// A row as the first format wrote it.
    /// - Throws: `Problem` where a value is none that a column can hold.
    init(_ members: [String: JSONValue]) throws(Problem) {
        for (name, value) in members { cells[name] = try ExchangeCell(value) }
    }

    func number(_ column: String) -> Int64? {
        if case .integer(let value) = cells[column] { value } else { nil }
    }

    func text(_ column: String) -> String? {
        if case .text(let value) = cells[column] { value } else { nil }
    }

    mutating func set(_ column: String, _ number: Int64?) {
        cells[column] = number.map(ExchangeCell.integer) ?? .null
    }

    mutating func set(_ column: String, _ text: String) {
        cells[column] = .text(text)
    }

    /// As if the archive did not have it: the table's own value takes its place.
    mutating func drop(_ columns: String...) {
        for column in columns { cells[column] = nil }
    }
}

/// What a column can hold.
enum ExchangeCell: Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    init(_ value: JSONValue) throws(Problem) {
        switch value {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .bool, .array, .object: throw Problem.damagedManifest
        }
    }

    var value: (any SQLValue)? {
        switch self {
        case .null: nil
        case .integer(let number): number
        case .real(let number): number
        case .text(let text): text
        }
    }
}
