extension Int64: SQLValue {
    package var cell: SQLCell { .integer(self) }

    package static func read(_ cell: SQLCell) -> Int64? {
        if case .integer(let value) = cell { value } else { nil }
    }
}

extension Int: SQLValue {
    package var cell: SQLCell { .integer(Int64(self)) }

    package static func read(_ cell: SQLCell) -> Int? {
        Int64.read(cell).flatMap { Int(exactly: $0) }
    }
}

extension Double: SQLValue {
    package var cell: SQLCell { .real(self) }

    /// An integer is read too when a `Double` holds it exactly: `sum()` and `max()` may give one.
    package static func read(_ cell: SQLCell) -> Double? {
        switch cell {
        case .real(let value): value
        case .integer(let value): Double(exactly: value)
        default: nil
        }
    }
}

extension Bool: SQLValue {
    /// Stored as 0 or 1; any other integer is not a `Bool`.
    package var cell: SQLCell { .integer(self ? 1 : 0) }

    package static func read(_ cell: SQLCell) -> Bool? {
        switch cell {
        case .integer(0): false
        case .integer(1): true
        default: nil
        }
    }
}

extension String: SQLValue {
    package var cell: SQLCell { .text(self) }

    package static func read(_ cell: SQLCell) -> String? {
        if case .text(let value) = cell { value } else { nil }
    }
}

extension [UInt8]: SQLReadable, SQLValue {
    package var cell: SQLCell { .blob(self) }

    package static func read(_ cell: SQLCell) -> [UInt8]? {
        if case .blob(let value) = cell { value } else { nil }
    }
}
