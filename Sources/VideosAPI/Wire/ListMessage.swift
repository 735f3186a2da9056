/// A page of a list: OpenAI's envelope, or a bare array.
struct ListMessage<Element: Decodable & Sendable>: Decodable, Sendable {
    let data: [Element]
    /// nil when the server does not tell.
    let hasMore: Bool?

    private enum Keys: String, CodingKey {
        case data
        case hasMore = "has_more"
    }

    init(from decoder: any Decoder) throws {
        if let bare = try? LooseArray<Element>(from: decoder) {
            data = bare.elements
            hasMore = nil
        } else {
            let container = try decoder.container(keyedBy: Keys.self)
            let isEmpty = try container.decodeNil(forKey: .data)
            data = isEmpty ? [] : try container.decode(LooseArray<Element>.self, forKey: .data).elements
            hasMore = container.lenient(.hasMore)
        }
    }
}

/// The answer to a deletion that is no job.
struct DeletionMessage: Decodable, Sendable {
    let deleted: Bool
}
