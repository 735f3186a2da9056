/// A type that can be read out of a column. `Optional` of a readable type is readable: NULL is `nil`.
package protocol SQLReadable: Sendable {
    /// The value of a cell, or `nil` when the cell holds another storage class or a value out of range.
    static func read(_ cell: SQLCell) -> Self?
}

/// A type that can be bound to a parameter and read back:
/// `Int`, `Int64`, `Double`, `Bool`, `String` and `[UInt8]`.
///
/// An enum or struct with one of these as its raw value joins with an empty extension:
/// `extension Colour: SQLValue {}`. Unsigned 64-bit integers are not offered, since SQLite's are signed.
package protocol SQLValue: SQLReadable {
    /// What is stored. NaN is refused when it is bound, because SQLite would turn it into NULL.
    var cell: SQLCell { get }
}

extension SQLValue where Self: RawRepresentable, RawValue: SQLValue {
    package var cell: SQLCell { rawValue.cell }

    package static func read(_ cell: SQLCell) -> Self? {
        RawValue.read(cell).flatMap(Self.init(rawValue:))
    }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    package static func read(_ cell: SQLCell) -> Wrapped?? {
        if cell == .null { return .some(nil) }
        return Wrapped.read(cell).map { .some($0) }
    }
}
