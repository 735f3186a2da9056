/// The newest of what was made, up to a limit.
struct Memory<Key: Hashable, Value> {
    private let limit: Int
    private var values: [Key: Value] = [:]
    private var order: [Key] = []

    init(limit: Int) { self.limit = limit }

    subscript(_ key: Key) -> Value? {
        get { values[key] }
        set {
            if values[key] == nil { order.append(key) }
            values[key] = newValue
            if order.count > limit { values[order.removeFirst()] = nil }
        }
    }
}
