import Testing

@testable import Studio

@Suite("A prompt")
struct PromptTests {
    private static let catalog = Catalog(version: 1, models: Catalog.sora)

    private func code(_ prompt: String) -> String? {
        guard case .refused(let problems) = Self.catalog.check(SettingsDraft(prompt: prompt)) else { return nil }
        return problems.first?.problem.code
    }

    @Test("may not be empty", arguments: ["", " ", "\n\t\r\n", "\u{A0}\u{2003}\u{3000}"])
    func empty(prompt: String) {
        #expect(code(prompt) == "empty_prompt")
    }

    /// A text, and how many Unicode scalars it is made of.
    private static let letters: [(String, Int)] = [
        ("a", 1), ("é", 1), ("e\u{301}", 2), ("漢", 1), ("🎬", 1), ("👩‍👩‍👧", 5), ("🇩🇪", 2), ("\r\n", 2),
    ]

    @Test("may have 32,000 Unicode scalars, however few characters that is", arguments: letters)
    func longest(letter: String, scalars: Int) {
        #expect(letter.unicodeScalars.count == scalars)
        let full = String(repeating: letter, count: (32_000 - 2) / scalars)
        let longest = "x" + full + String(repeating: "x", count: 32_000 - 1 - full.unicodeScalars.count)
        #expect(longest.unicodeScalars.count == 32_000)
        #expect(code(longest) == nil)
        #expect(code(longest + "x") == "prompt_too_long")
    }

    @Test("says how long it is and how long it may be")
    func message() {
        let refused = Self.catalog.check(SettingsDraft(prompt: String(repeating: "x", count: 32_001)))
        guard case .refused(let problems) = refused else {
            Issue.record("a prompt of 32,001 characters was accepted")
            return
        }
        #expect(
            problems == [
                FieldProblem(
                    field: "prompt", code: "prompt_too_long",
                    message: "The prompt has 32001 characters; at most 32000 are allowed. Shorten it.")
            ])
    }

    @Test("goes to the server exactly as it was written")
    func unchanged() {
        let prompt = "  Ein Drache \u{202E}🎬\u{200D}\r\n\t e\u{301}  "
        guard case .accepted(let settings) = Self.catalog.check(SettingsDraft(prompt: prompt)) else {
            Issue.record("the prompt was refused")
            return
        }
        #expect(Array(settings.prompt.utf8) == Array(prompt.utf8))
    }
}
