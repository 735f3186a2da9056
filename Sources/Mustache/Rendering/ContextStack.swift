/// The values around the current place, the innermost last.
struct ContextStack {
    private var values: [Value]

    init(_ root: Value) { values = [root] }

    mutating func push(_ value: Value) { values.append(value) }

    mutating func pop() { values.removeLast() }

    /// nil when there is no such name. The first part is looked for from the inside out, the others only within it.
    func value(_ path: Path) -> Value? {
        guard let first = path.parts.first else { return values.last }
        guard var found = value(first) else { return nil }
        for part in path.parts.dropFirst() {
            guard case .object(let object) = found, let next = object[part] else { return nil }
            found = next
        }
        return found
    }

    private func value(_ name: Name) -> Value? {
        var index = values.count
        while index > 0 {
            index -= 1
            if case .object(let object) = values[index], let value = object[name] { return value }
        }
        return nil
    }
}
