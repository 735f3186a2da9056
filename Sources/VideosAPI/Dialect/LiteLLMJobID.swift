import FoundationEssentials

/// The id that LiteLLM makes of its provider's: `video_` and the base64 of
/// `litellm:custom_llm_provider:PROVIDER;model_id:MODEL;video_id:ID`.
///
/// The model in it leads the proxy to the address and the key of the provider. Only the answer to a new film has it;
/// ids in the answers to a look and to a remix have none, and lead to the provider's public address.
struct LiteLLMJobID {
    let provider: String
    /// `model_id:MODEL`
    let model: String
    let job: String

    init?(_ id: String) {
        guard id.hasPrefix(Self.prefix), let data = Data(base64Encoded: Self.padded(id.dropFirst(Self.prefix.count)))
        else { return nil }
        let parts = String(decoding: data, as: UTF8.self).split(separator: ";", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[0].hasPrefix("litellm:"), parts[1].hasPrefix(Self.noModel) else { return nil }
        (provider, model, job) = (parts[0], parts[1], parts[2])
    }

    /// The id with the model of the known one, where it has none of its own and the provider is the same.
    static func completed(_ told: String, from known: String) -> String {
        guard let id = LiteLLMJobID(told), let known = LiteLLMJobID(known), id.model == noModel,
            id.provider == known.provider
        else { return told }
        return prefix + Data("\(id.provider);\(known.model);\(id.job)".utf8).base64EncodedString()
    }

    private static let prefix = "video_"
    private static let noModel = "model_id:"

    private static func padded(_ text: Substring) -> String {
        text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }
}
