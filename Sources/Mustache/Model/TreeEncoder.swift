/// Turns an `Encodable` model into a tree of values.
final class TreeEncoder: Encoder {
    private(set) var value: Value?
    private let onChange: ((Value) -> Void)?

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(onChange: ((Value) -> Void)? = nil) { self.onChange = onChange }

    static func tree(of model: some Encodable) throws -> Value {
        let encoder = TreeEncoder()
        try model.encode(to: encoder)
        return encoder.value ?? .null
    }

    func store(_ value: Value) {
        self.value = value
        onChange?(value)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object(let object) = value { return KeyedEncodingContainer(KeyedContainer<Key>(object: object)) }
        let object = ObjectNode()
        store(.object(object))
        return KeyedEncodingContainer(KeyedContainer<Key>(object: object))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .list(let list) = value { return UnkeyedContainer(list: list) }
        let list = ListNode()
        store(.list(list))
        return UnkeyedContainer(list: list)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleContainer(encoder: self) }
}

extension Value {
    /// The types that nearly every property has are taken as they are; the others encode themselves.
    @inline(__always)
    init<Model: Encodable>(encoding model: Model) throws {
        if Model.self == String.self {
            self = .string(model as! String)
        } else if Model.self == Int.self {
            self = .integer(Int64(model as! Int))
        } else if Model.self == Bool.self {
            self = .bool(model as! Bool)
        } else if Model.self == Double.self {
            self = .double(model as! Double)
        } else {
            self = try TreeEncoder.tree(of: model)
        }
    }
}
