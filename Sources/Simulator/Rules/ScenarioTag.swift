/// Finds the tag `[simulate: NAME]` in a prompt. The first one counts; letters of either case do.
enum ScenarioTag {
    /// Nil without a tag. Throws 400 for a name that the table does not have: a typing error must not pass silently.
    static func scenario(in prompt: String) throws(APIError) -> Scenario? {
        guard let name = name(in: prompt) else { return nil }
        if let scenario = ScenarioTable.named(name) { return scenario }
        throw .invalidValue(name, param: "prompt", supported: ScenarioTable.all.map(\.name))
    }

    private static func name(in prompt: String) -> String? {
        let bytes = prompt.utf8.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        let opening = Array("[simulate:".utf8)
        for start in bytes.indices.dropLast(opening.count) where bytes[start] == opening[0] {
            let rest = bytes[start...]
            guard rest.starts(with: opening), let end = rest.firstIndex(of: UInt8(ascii: "]")) else { continue }
            let name = rest[(start + opening.count)..<end]
            return String(decoding: name, as: UTF8.self).split(separator: " ").joined(separator: " ")
        }
        return nil
    }
}
