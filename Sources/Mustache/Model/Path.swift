/// A name as a tag gives it: `title`, `project.title`, or `.` for the current value itself.
struct Path: Hashable, Sendable {
    let text: String
    /// None for `.`.
    let parts: [Name]

    /// The name of a partial or block, in which a dot means nothing.
    init(whole text: String) {
        self.text = text
        parts = [Name(text)]
    }

    /// nil when a part is empty, as in `a..b`.
    init?(dotted text: String) {
        let parts = text == "." ? [] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { return nil }
        self.text = text
        self.parts = parts.map(Name.init)
    }
}
