import Testing

@testable import Studio

@Suite("What things may be called")
struct NamingTests {
    private static func text(_ count: Int) -> String { String(repeating: "🎬", count: count) }

    @Test(
        "a title, a description and a prompt have their limits, in Unicode scalars",
        arguments: [
            (1, 0, 0, []), (200, 2000, 32_000, []), (201, 0, 0, ["title_too_long"]),
            (1, 2001, 0, ["description_too_long"]), (1, 0, 32_001, ["prompt_too_long"]),
            (0, 2001, 32_001, ["empty_title", "description_too_long", "prompt_too_long"]),
        ] as [(Int, Int, Int, [String])])
    func limits(title: Int, description: Int, prompt: Int, codes: [String]) {
        let problems = Naming.problems(
            title: Self.text(title), description: Self.text(description), prompt: Self.text(prompt))
        #expect(problems.map(\.problem.code) == codes)
    }

    @Test("a title of white space is no title", arguments: ["", "   ", "\u{3000}\r\n"])
    func blank(title: String) {
        #expect(Naming.problems(title: title).map(\.field) == ["title"])
    }

    @Test("the message says how long it is and how long it may be")
    func message() {
        #expect(
            Naming.problems(title: Self.text(250)).map(\.problem.message) == [
                "The title has 250 characters; at most 200 are allowed. Shorten it."
            ])
    }
}
