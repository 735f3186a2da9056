/// The characters that a create request names: `[{"id": "char_…"}]`, `characters[][id]` in a form.
enum CharacterInput {
    static let maximum = 2

    /// Their ids. Throws 400 for another form and for more than ``maximum``.
    static func ids(_ fields: RequestFields) throws(APIError) -> [String] {
        switch fields["characters"] {
        case nil: return []
        case .array(let elements):
            guard elements.count <= maximum else {
                throw .invalid(
                    "characters",
                    "Invalid 'characters': array too long. Expected an array with maximum length \(maximum), "
                        + "but got an array with length \(elements.count) instead.", code: "array_above_max_length")
            }
            var ids: [String] = []
            for (index, element) in elements.enumerated() { ids.append(try id(element, index)) }
            return ids
        case let other?: throw .invalidType("characters", expected: "an array of objects", got: other.kind)
        }
    }

    private static func id(_ element: JSONValue, _ index: Int) throws(APIError) -> String {
        let name = "characters[\(index)]"
        guard case .object(let object) = element else {
            throw .invalidType(name, expected: "an object", got: element.kind)
        }
        if let unknown = object.keys.sorted().first(where: { $0 != "id" }) {
            throw .unknownParameter("\(name).\(unknown)")
        }
        guard case .string(let id)? = object["id"] else { throw .missing("\(name).id") }
        return id
    }
}
