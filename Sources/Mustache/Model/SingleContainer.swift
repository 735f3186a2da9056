/// Writes a value that is not an object or a list.
struct SingleContainer: SingleValueEncodingContainer {
    let encoder: TreeEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { encoder.store(.null) }

    func encode<Model: Encodable>(_ value: Model) throws {
        if let integer = value as? any BinaryInteger {
            encoder.store(Int64(exactly: integer).map(Value.integer) ?? .string("\(integer)"))
        } else if let number = value as? Float {
            // By way of its shortest text: 0.1 stays 0.1.
            encoder.store(.double(Double("\(number)") ?? Double(number)))
        } else {
            encoder.store(try Value(encoding: value))
        }
    }
}
