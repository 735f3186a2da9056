/// The lengths of a model's clips as a JSON array of whole seconds.
enum Lengths {
    static func text(_ seconds: [Int]) -> String {
        "[" + seconds.map(String.init).joined(separator: ",") + "]"
    }

    static func read(_ text: String) throws -> [Int] {
        let parts = text.dropFirst().dropLast().split(separator: ",")
        let seconds = parts.compactMap { Int($0) }
        guard seconds.count == parts.count else {
            throw StorageError.unreadable(column: "seconds", reason: "not all lengths are whole seconds")
        }
        return seconds
    }
}
