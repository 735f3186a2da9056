/// Writes the items of one list.
struct UnkeyedContainer: UnkeyedEncodingContainer {
    let list: ListNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { list.items.count }

    func encodeNil() { list.items.append(.null) }

    func encode<Model: Encodable>(_ value: Model) throws { list.items.append(try Value(encoding: value)) }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let object = ObjectNode()
        list.items.append(.object(object))
        return KeyedEncodingContainer(KeyedContainer<Key>(object: object))
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        let nested = ListNode()
        list.items.append(.list(nested))
        return UnkeyedContainer(list: nested)
    }

    func superEncoder() -> any Encoder {
        let place = list.items.count
        list.items.append(.null)
        return TreeEncoder { [list] value in list.items[place] = value }
    }
}
