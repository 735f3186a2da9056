import Testing

@testable import Studio

@Suite("A control character")
struct ControlCharacterTests {
    static let found: [(String, String)] = [
        ("\u{0}", "U+0000 at place 1"), ("a\u{1B}[31m", "U+001B at place 2"), ("ab\r\n\u{7}", "U+0007 at place 5"),
        ("é\u{7F}", "U+007F at place 2"), ("😀\u{85}", "U+0085 at place 2"), ("a\u{9B}\u{0}", "U+009B at place 2"),
    ]

    @Test("in a title, a description or a prompt is refused with its place", arguments: found)
    func refused(text: String, words: String) {
        let message = { (name: String) in
            "The \(name) contains a control character that cannot be shown (\(words)). Remove it."
        }
        let named = Naming.problems(title: "T", description: text, prompt: text)
        #expect(named.map(\.problem.message) == [message("description"), message("prompt")])
        #expect(Naming.problems(title: text + "T").map(\.problem.message) == [message("title")])
        #expect(Catalog.problems(ofPrompt: text + "p").map(\.problem.message) == [message("prompt")])
        let draft = PromptDraft(title: "T", body: text + "p", tags: text)
        #expect(draft.problems.map(\.field) == ["body", "tags"])
    }

    @Test(
        "is none that lays out text or holds an emoji together", arguments: ["a\tb\nc\r\nd", "👩\u{200D}🚀", "“é”", ""])
    func allowed(text: String) {
        #expect(ControlCharacter(in: text) == nil)
    }
}
