import Studio

/// A key source as two columns: its word, and the name of the environment variable.
struct StoredKeySource {
    let word: String
    let variable: String?

    init(_ source: KeySource) {
        (word, variable) =
            switch source {
            case .none: ("none", nil)
            case .environment(let name): ("environment", name)
            case .file: ("file", nil)
            }
    }

    static func source(word: String, variable: String?) -> KeySource {
        if let variable { return .environment(variable) }
        return word == "file" ? .file : .none
    }
}
