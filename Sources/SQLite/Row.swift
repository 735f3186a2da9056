/// One row of a result, copied out of SQLite: it stays valid after its transaction.
package struct Row: Sendable, Equatable {
    /// The columns' names in the order of the SELECT.
    package let columns: [String]
    let cells: [SQLCell]

    /// The value of a column by name: `try row.get("title", as: String.self)`, or `as Int64?` where NULL may stand.
    ///
    /// - Throws: `RowError` when the column is missing or named twice, or holds another kind of value.
    package func get<T: SQLReadable>(_ name: String, as type: T.Type = T.self) throws(RowError) -> T {
        try read(position(of: name))
    }

    func read<T: SQLReadable>(_ position: Int) throws(RowError) -> T {
        guard let value = T.read(cells[position]) else {
            throw RowError.mismatch(
                column: columns[position], storageClass: cells[position].storageClass, wanted: "\(T.self)")
        }
        return value
    }

    private func position(of name: String) throws(RowError) -> Int {
        guard let first = columns.firstIndex(of: name) else {
            throw RowError.missingColumn(name, columns: columns)
        }
        guard columns.lastIndex(of: name) == first else { throw RowError.ambiguousColumn(name) }
        return first
    }
}
