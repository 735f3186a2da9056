import HTTPServer
import Studio

/// A template's fields as they were typed.
struct PromptForm: Encodable {
    let action: String
    let token: String
    let title: String
    let body: String
    let tags: String
    let label: String

    init(_ draft: PromptDraft, action: String, label: String, _ tokens: FormTokens) {
        self.action = action
        token = tokens.action(action)
        title = draft.title
        body = draft.body
        tags = draft.tags
        self.label = label
    }
}

extension PromptDraft {
    init(_ form: Form) {
        self.init(
            title: (form["title"] ?? "").trimmed, body: (form["body"] ?? "").replacing("\r\n", with: "\n"),
            tags: form["tags"] ?? "")
    }

    init(_ template: PromptTemplate) {
        self.init(title: template.title, body: template.body, tags: template.tags.joined(separator: ", "))
    }
}
