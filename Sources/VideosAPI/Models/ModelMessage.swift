import Studio

/// One model of a server's list: a name, or what OpenRouter says of its video models beside it.
struct ModelMessage: Decodable, Sendable {
    let id: String
    /// In whole seconds.
    let durations: [Int]
    /// `1280x720`.
    let sizes: [String]
    /// `720p`.
    let resolutions: [String]
    /// `16:9`.
    let ratios: [String]
    /// Names of what is charged for, with decimal numbers.
    let prices: [String: String]
    /// Whether LiteLLM says of it that it makes films.
    let makesFilms: Bool

    private enum Keys: String, CodingKey {
        case id, mode
        case durations = "supported_durations"
        case sizes = "supported_sizes"
        case resolutions = "supported_resolutions"
        case ratios = "supported_aspect_ratios"
        case prices = "pricing_skus"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        id = try fields.decode(String.self, forKey: .id)
        durations = (fields.lenient(.durations, as: LooseArray<LooseNumber>.self)?.elements ?? [])
            .compactMap { $0.integer.flatMap { Int(exactly: $0) } }
        sizes = fields.lenient(.sizes, as: LooseArray<String>.self)?.elements ?? []
        resolutions = fields.lenient(.resolutions, as: LooseArray<String>.self)?.elements ?? []
        ratios = fields.lenient(.ratios, as: LooseArray<String>.self)?.elements ?? []
        makesFilms = fields.lenient(.mode, as: String.self) == "video_generation"
        prices = fields.lenient(.prices, as: [String: LooseDecimal].self)?.mapValues(\.text) ?? [:]
    }

    var saysMoreThanItsName: Bool {
        !durations.isEmpty || !sizes.isEmpty || !resolutions.isEmpty || !ratios.isEmpty || !prices.isEmpty
    }
}

/// A decimal number as it was written; one that came as a JSON number is written out.
private struct LooseDecimal: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = "\(try container.decode(Double.self))"
        }
    }
}
