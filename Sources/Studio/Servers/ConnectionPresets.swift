extension ConnectionKind {
    /// What a settings page offers for this kind.
    package var preset: ConnectionPreset {
        switch self {
        case .simulator: .simulator
        case .openai: .openai
        case .azure: .azure
        case .litellm: .litellm
        case .vllmOmni: .vllmOmni
        case .sglang: .sglang
        case .openrouter: .openrouter
        case .newAPI: .newAPI
        }
    }
}

extension ConnectionPreset {
    static let simulator = ConnectionPreset(
        name: "Simulator", exampleAddress: "http://localhost:9090/v1", key: .optional, keyVariable: nil,
        capabilities: .all, offers: Catalog.sora, usual: soraLike)

    static let openai = ConnectionPreset(
        name: "OpenAI, or a server like it", exampleAddress: "https://api.openai.com/v1", key: .required,
        keyVariable: "OPENAI_API_KEY", capabilities: .all, offers: Catalog.sora, usual: soraLike)

    /// The model is the name of the deployment. Only 720p, 4, 8 and 12 seconds were ever served.
    static let azure = ConnectionPreset(
        name: "Azure OpenAI", exampleAddress: "https://RESOURCE.openai.azure.com/openai/v1", key: .required,
        keyVariable: "AZURE_OPENAI_API_KEY", capabilities: Capabilities(remixes: true, assets: Asset.allCases),
        offers: [clips("sora-2", [4, 8, 12], ["720x1280", "1280x720"])],
        usual: clips("", [4, 8, 12], ["720x1280", "1280x720"]))

    static let litellm = ConnectionPreset(
        name: "LiteLLM proxy", exampleAddress: "http://localhost:4000/v1", key: .required,
        keyVariable: "LITELLM_API_KEY",
        capabilities: Capabilities(deletes: false, remixes: true, edits: true, extends: true, characters: true),
        offers: Catalog.sora, usual: soraLike)

    static let vllmOmni = ConnectionPreset(
        name: "vLLM-Omni", exampleAddress: "http://localhost:8091/v1", key: .optional, keyVariable: nil,
        capabilities: Capabilities(mostReferences: 8), offers: [], usual: diffusion)

    static let sglang = ConnectionPreset(
        name: "SGLang Diffusion", exampleAddress: "http://localhost:30000/v1", key: .optional, keyVariable: nil,
        capabilities: Capabilities(), offers: [], usual: diffusion)

    static let openrouter = ConnectionPreset(
        name: "OpenRouter", exampleAddress: "https://openrouter.ai/api/v1", key: .required,
        keyVariable: "OPENROUTER_API_KEY",
        capabilities: Capabilities(lists: false, deletes: false, remixes: true, mostReferences: 8),
        offers: [], usual: clips("", [4, 5, 8], ["1280x720", "720x1280"]))

    static let newAPI = ConnectionPreset(
        name: "New API", exampleAddress: "http://localhost:3000/v1", key: .required, keyVariable: nil,
        capabilities: Capabilities(lists: false, deletes: false, remixes: true),
        offers: Catalog.sora.map { clips($0.name, [4, 8, 12], $0.sizes.map { "\($0.size)" }) }, usual: soraLike)

    private static let soraLike = clips("", [4, 8, 12], ["720x1280", "1280x720"])
    private static let diffusion = clips("", [4, 5, 8], ["832x480", "480x832", "1280x720", "720x1280"])

    /// Of no known price.
    private static func clips(_ name: String, _ seconds: [Int], _ sizes: [String]) -> ModelOffer {
        let offers = sizes.compactMap { ClipSize($0) }.map { SizeOffer(size: $0, ratePerSecond: nil) }
        return ModelOffer(name: name, seconds: seconds, sizes: offers)
    }
}
