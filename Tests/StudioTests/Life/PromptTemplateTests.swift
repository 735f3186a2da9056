import Testing

@testable import Studio

@Suite("A prompt template")
struct PromptTemplateTests {
    @Test(
        "has a variable wherever a name stands in double braces",
        arguments: [
            ("A {{animal}} in {{place}}", ["animal", "place"]), ("{{ a }} and {{a}}", ["a"]), ("plain", []),
            ("{{}} {{ }} {{open", []), ("{{a{{b}}", ["b"]), ("{{time of day}}", ["time of day"]), ("{a} [b]", []),
            ("{{<b>}} {{x}}", ["x"]), ("{{\(String(repeating: "n", count: 41))}}", []),
        ])
    func variables(body: String, names: [String]) {
        #expect(PromptTemplate(id: ID(1), title: "t", body: body, tags: []).variables == names)
    }

    @Test("is filled in as it is written, and a value is never read as a variable")
    func filled() {
        let template = PromptTemplate(id: ID(1), title: "t", body: "{{a}}, {{ b }}, {{a}}; {{}}", tags: [])
        #expect(template.filled(with: ["a": "{{b}}", "b": "2"]) == "{{b}}, 2, {{b}}; {{}}")
        #expect(template.filled(with: [:]) == "{{a}}, {{b}}, {{a}}; {{}}")
    }

    @Test("has tags in lower case, each once, at most ten")
    func tags() {
        #expect(PromptTemplate.tags(in: " Camera, ,camera,Night light ") == ["camera", "night light"])
        #expect(PromptTemplate.tags(in: (1...20).map(String.init).joined(separator: ",")).count == 10)
    }

    @Test("is refused without title or words, and with too many variables")
    func problems() {
        #expect(PromptDraft(title: "t", body: "b").problems.isEmpty)
        #expect(PromptDraft().problems.map(\.field) == ["title", "body"])
        let many = (1...21).map { "{{v\($0)}}" }.joined()
        #expect(PromptDraft(title: "t", body: many).problems.map(\.problem.code) == ["too_many_variables"])
    }

    @Test(
        "comes with advice for the family of the model",
        arguments: [("sora-2", "Sora"), ("Wan2.2-T2V", "Diffusion"), ("hunyuan", "Diffusion"), ("x", "general")])
    func hints(model: String, word: String) {
        let hints = PromptHints.forModels([model])
        #expect(hints.count == 1 && hints[0].family.contains(word) && !hints[0].lines.isEmpty)
    }
}
