import Testing

@testable import Simulator

@Suite("The parts of a picture")
struct PictureTests {
    @Test("text is set in lines that fit")
    func wrap() {
        #expect(PromptText("one two three", columns: 7, limit: 5).lines == ["one two", "three"])
        #expect(PromptText("a\nb\tc", columns: 9, limit: 5).lines == ["a b c"])
        #expect(PromptText("abcdefghij", columns: 4, limit: 5).lines == ["abcd", "efgh", "ij"])
        #expect(PromptText("夜の港へ", columns: 4, limit: 5).lines == ["夜の", "港へ"])
        #expect(PromptText("  ", columns: 4, limit: 5).lines.isEmpty)
        #expect(PromptText("\u{202e}abc\u{0}", columns: 9, limit: 5).lines == ["abc"])
    }

    @Test("text that is too long ends with an ellipsis")
    func ellipsis() {
        let text = PromptText(String(repeating: "word ", count: 6400), columns: 20, limit: 5)
        #expect(text.lines.count == 5)
        #expect(text.lines.last?.hasSuffix("…") == true)
        #expect(!PromptText("exactly", columns: 7, limit: 1).lines[0].hasSuffix("…"))
    }

    @Test("the same words give the same picture, others another")
    func repeatable() {
        func pixels(_ words: [String]) -> [UInt8] {
            var random = SeededRandom(words)
            let backdrop = Backdrop(&random)
            return backdrop.field.pixmap + backdrop.lights.pixmap
        }
        #expect(pixels(["a", "b"]) == pixels(["a", "b"]))
        #expect(pixels(["a", "b"]) != pixels(["a", "c"]))
        #expect(pixels(["ab", ""]) != pixels(["a", "b"]))
    }

    @Test(
        "a hue is a colour",
        arguments: [
            (0.0, [1.0, 0, 0]), (1.0 / 3, [0, 1.0, 0]), (2.0 / 3, [0, 0, 1.0]), (-1.0, [1.0, 0, 0]),
        ])
    func hue(hue: Double, parts: [Double]) {
        let colour = Colour(hue: Float(hue), saturation: 1, lightness: 0.5)
        for (part, wanted) in zip([colour.red, colour.green, colour.blue], parts) {
            #expect(abs(Double(part) - wanted) < 0.001)
        }
    }
}
