/// What a route's pattern took from a path: `{id}` of `/videos/{id}`.
package struct PathParameters: Sendable {
    private var values: [(name: String, value: String)]

    package init(_ values: [(name: String, value: String)] = []) {
        self.values = values
    }

    package subscript(name: String) -> String? {
        values.first { $0.name == name }?.value
    }

    /// A row's number: decimal digits only, 1…2⁶³−1, no leading zero; else nil.
    package func int(_ name: String) -> Int64? {
        guard let text = self[name], text.utf8.first != UInt8(ascii: "0"), let number = ASCII.decimal(text) else {
            return nil
        }
        return Int64(exactly: number)
    }
}
