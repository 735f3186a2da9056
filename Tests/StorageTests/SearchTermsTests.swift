import Studio
import Testing

@testable import Storage

@Suite("A person's words")
struct SearchTermsTests {
    @Test(
        "are words, never syntax",
        arguments: [
            ("rain", "\"rain\" *", []), ("tram rain", "\"tram\" \"rain\" *", []),
            ("say \"cut\"", "\"say\" \"\"\"cut\"\"\" *", []), ("NEAR(a b)", "\"NEAR(a\" \"b)\" *", []),
            ("tram AND NOT rain", "\"tram\" \"AND\" \"NOT\" \"rain\" *", []), ("-rain", "\"-rain\" *", []),
            ("title:rain", "\"title:rain\" *", []), ("*", nil, ["%*%"]), ("\"", nil, ["%\"%"]),
            ("🌊", nil, ["%🌊%"]), ("tram 🌊", "\"tram\"", ["%🌊%"]), ("100%", "\"100%\" *", []),
            ("東京", nil, ["%東京%"]), ("_%\\", nil, ["%\\_\\%\\\\%"]), ("  ", nil, []), ("", nil, []),
        ] as [(String, String?, [String])])
    func terms(text: String, match: String?, patterns: [String]) {
        #expect(SearchTerms(text).match == match)
        #expect(SearchTerms(text).patterns == patterns)
    }

    @Test("beyond sixteen are passed over")
    func many() {
        let match = SearchTerms((1...40).map { "w\($0)" }.joined(separator: " ")).match
        #expect(match?.contains("w16") == true && match?.contains("w17") == false)
    }

    @Test(
        "are marked where they stand",
        arguments: [
            ("a \u{2}rainy\u{3} day", [TextRun("a "), TextRun("rainy", isMatch: true), TextRun(" day")]),
            ("\u{2}x\u{3}", [TextRun("x", isMatch: true)]), ("plain", [TextRun("plain")]), ("", []),
            ("\u{2}open", [TextRun("open", isMatch: true)]),
        ])
    func marks(text: String, runs: [TextRun]) {
        #expect(MarkedText.runs(text) == runs)
    }

    @Test("are marked in scripts without spaces too, in an excerpt around the first place")
    func substrings() {
        #expect(
            MarkedText.runs("雨の東京の夜", marking: ["東京"], limit: 50)
                == [TextRun("雨の"), TextRun("東京", isMatch: true), TextRun("の夜")])
        let long = String(repeating: "あ", count: 300) + "東京" + String(repeating: "い", count: 300)
        let runs = MarkedText.runs(long, marking: ["東京"], limit: 60)
        #expect(runs.count == 3 && runs[1] == TextRun("東京", isMatch: true))
        #expect(runs[0].text.hasPrefix("…") && runs[2].text.hasSuffix("…"))
        #expect(runs.map(\.text).joined().count == 62)
    }
}
