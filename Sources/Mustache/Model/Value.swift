/// A model as templates see it.
enum Value {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case list(ListNode)
    case object(ObjectNode)

    /// Whether a section shows: everything but false, null, an empty list and an empty string. Zero is a value to show.
    var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let value): value
        case .string(let value): !value.isEmpty
        case .list(let list): !list.items.isEmpty
        case .integer, .double, .object: true
        }
    }
}

/// The items of a list; a class because an encoder's containers write to it from several places.
final class ListNode {
    var items: [Value] = []
}

/// The properties of an object, in the order they were encoded in.
final class ObjectNode {
    private(set) var entries: [(name: Name, value: Value)] = []

    init() {
        // Most models have a handful of properties: one allocation instead of four.
        entries.reserveCapacity(12)
    }

    /// nil when there is no such property; a property that is nil is `.null`.
    subscript(name: Name) -> Value? {
        for index in entries.indices where entries[index].name == name { return entries[index].value }
        return nil
    }

    func append(_ name: Name, _ value: Value) { entries.append((name, value)) }

    /// Of a property encoded twice only the last value counts.
    func replace(_ name: Name, _ value: Value) {
        entries.removeAll { $0.name == name }
        append(name, value)
    }
}
