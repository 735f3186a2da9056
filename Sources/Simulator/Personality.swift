extension Simulator {
    /// Whose server it imitates: addresses, keys, fields, words, errors and habits.
    package enum Personality: String, Sendable, CaseIterable {
        /// OpenAI's own service, the default.
        case openai
        /// Azure's OpenAI service.
        case azure
        /// The LiteLLM proxy.
        case litellm
        /// vLLM-Omni, one model on one's own machine.
        case vllmOmni = "vllm-omni"
        /// SGLang Diffusion.
        case sglang
        /// OpenRouter, whose schema is its own.
        case openrouter
        /// New API, a gateway.
        case newAPI = "new-api"
    }

    /// What `--scenario` and the tag `[simulate: NAME]` take.
    package static var scenarioNames: [String] { ScenarioTable.all.map(\.name) }
}
