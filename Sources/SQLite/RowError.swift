/// A column was asked for in a way that the row cannot answer. It names no value.
package enum RowError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The row has no column of this name.
    case missingColumn(String, columns: [String])
    /// Two columns of the row have this name; give one of them another with `AS`.
    case ambiguousColumn(String)
    /// The column holds another storage class than the type asked for, or a value outside its range.
    case mismatch(column: String, storageClass: String, wanted: String)

    package var description: String {
        switch self {
        case .missingColumn(let name, let columns):
            "The row has no column “\(name)”; it has: \(columns.joined(separator: ", "))."
        case .ambiguousColumn(let name):
            "Two columns of the row are called “\(name)”; rename one with AS."
        case .mismatch(let column, let storageClass, let wanted):
            "Column “\(column)” holds \(storageClass), which is no valid \(wanted)."
        }
    }
}
