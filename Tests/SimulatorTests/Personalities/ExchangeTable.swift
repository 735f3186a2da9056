/// Requests and their exact answers, members in the order of their names.
enum ExchangeTable {
    static let all = [azure, litellm, vllmOmni, sglang, openrouter, newAPI].flatMap { $0 }
}
