/// A prompt to be used again and again, with places that are filled in each time: `A {{animal}} in {{place}}`.
package struct PromptTemplate: Sendable, Equatable {
    package let id: PromptTemplateID
    /// 1…200 characters.
    package let title: String
    /// 1…32,000 Unicode scalars, with a variable wherever `{{name}}` stands.
    package let body: String
    /// Words to sort by, in lower case, at most ``mostTags``.
    package let tags: [String]

    package static let mostTags = 10
    package static let mostVariables = 20
    /// Of a tag and of a variable's name, in characters.
    package static let longestName = 40

    package init(id: PromptTemplateID, title: String, body: String, tags: [String]) {
        self.id = id
        self.title = title
        self.body = body
        self.tags = tags
    }

    /// The names of its variables, each once, in the order in which they stand there.
    package var variables: [String] {
        var names: [String] = []
        for case .variable(let name) in TemplatePiece.pieces(of: body) where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// The prompt that comes of it; a variable without a value stays as it is written.
    package func filled(with values: [String: String]) -> String {
        TemplatePiece.pieces(of: body).map { piece in
            switch piece {
            case .text(let text): text
            case .variable(let name): values[name] ?? "{{\(name)}}"
            }
        }.joined()
    }

    /// Reads tags as somebody typed them: separated by commas.
    package static func tags(in text: String) -> [String] {
        var tags: [String] = []
        for part in text.split(separator: ",") {
            let tag = String(part).foreign(limit: longestName).lowercased()
            if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
        }
        return Array(tags.prefix(mostTags))
    }
}

/// What a ``PromptTemplateID`` is a number of.
package enum PromptTemplateEntity {}
package typealias PromptTemplateID = ID<PromptTemplateEntity>

/// A prompt of which takes were made.
package struct UsedPrompt: Sendable, Equatable {
    package let id: UsedPromptID
    package let words: String
    package let lastUsed: Timestamp

    package init(id: UsedPromptID, words: String, lastUsed: Timestamp) {
        self.id = id
        self.words = words
        self.lastUsed = lastUsed
    }
}

/// What a ``UsedPromptID`` is a number of.
package enum UsedPromptEntity {}
package typealias UsedPromptID = ID<UsedPromptEntity>
