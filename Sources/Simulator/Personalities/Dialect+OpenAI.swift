extension Dialect {
    /// The reference that the others differ from.
    static let openai = Dialect(
        personality: .openai, summary: "OpenAI's own service as it was; the official SDKs cannot tell it apart.")

    static func of(_ personality: Simulator.Personality) -> Dialect {
        switch personality {
        case .openai: openai
        case .azure: azure
        case .litellm: litellm
        case .vllmOmni: vllmOmni
        case .sglang: sglang
        case .openrouter: openrouter
        case .newAPI: newAPI
        }
    }
}
