import Testing

@testable import Studio

@Suite("Foreign text")
struct ForeignTextTests {
    @Test(
        "loses what could deceive the eye or break a line",
        arguments: [
            ("plain", "plain"), ("a\nb", "a b"), ("a\r\nb", "a  b"), ("a\tb", "a b"), ("a\u{0}b", "ab"),
            ("a\u{1B}[31mb", "a[31mb"), ("a\u{7F}b\u{85}c\u{B}d\u{C}e", "ab c d e"), ("a\u{202E}b\u{202C}c", "abc"),
            ("\u{2066}a\u{2069}", "a"), ("a\u{200E}b\u{200F}c\u{61C}d", "abcd"), ("a\u{200B}b\u{FEFF}c\u{AD}d", "abcd"),
            ("a\u{2028}b\u{2029}c", "a b c"), ("a\u{E000}b", "ab"), ("a\u{FFFFF}b", "ab"), ("a\u{378}b", "ab"),
            ("  a  ", "a"), ("\n\na\n", "a"), ("\u{202E}", ""), ("\u{0}\n\u{0}", ""), ("", ""),
        ])
    func cleaned(text: String, shown: String) {
        #expect(text.foreign(limit: 100) == shown)
    }

    @Test(
        "keeps every script and every picture",
        arguments: [
            "Grüße", "e\u{301}", "漢字かな", "हिन्दी", "مرحبا", "<b>&amp;\"'", "👩‍👩‍👧", "🏳️‍🌈", "🇩🇪", "👍🏽", "1️⃣", "½ € ∑",
        ])
    func kept(text: String) {
        #expect(Array(text.foreign(limit: 100).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test(
        "is cut after so many scalars, and says so",
        arguments: [
            ("abc", 3, "abc"), ("abcd", 3, "abc…"), ("abc ", 3, "abc…"), ("abc", 0, "…"), ("", 0, ""),
            ("🎬🎬🎬", 2, "🎬🎬…"), ("\u{0}\u{0}abc", 3, "a…"), ("e\u{301}x", 2, "e\u{301}…"),
        ])
    func cut(text: String, limit: Int, shown: String) {
        #expect(text.foreign(limit: limit) == shown)
    }

    @Test(
        "once cleaned stays as it is",
        arguments: [
            "a \u{202E} b\n", String(repeating: "long ", count: 40), "  \u{0} x", "ab 🎬 cd",
        ])
    func idempotent(text: String) {
        for limit in [1, 3, 4, 5, 50, 199, 200] {
            let once = text.foreign(limit: limit)
            #expect(once.foreign(limit: limit) == once)
        }
    }

    @Test("of any length is looked at only as far as its limit")
    func bounded() {
        let shown = String(repeating: "\u{0}", count: 1_000_000).foreign(limit: 10)
        #expect(shown == "…")
    }

    @Test(
        "is trimmed of white space of every kind",
        arguments: [
            ("", ""), (" ", ""), ("a", "a"), (" a b ", "a b"), ("\r\n\ta\u{A0}", "a"), ("\u{3000}a\u{2028}", "a"),
            ("\u{200B}a", "\u{200B}a"),
        ])
    func trimmed(text: String, rest: String) {
        #expect(text.trimmed == rest)
    }
}
