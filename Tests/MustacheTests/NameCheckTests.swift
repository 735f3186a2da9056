import Mustache
import Testing

@Suite struct NameCheckTests {
    struct Card: Encodable {
        var title = ""
        var error: String? = nil
    }

    struct Page: Encodable {
        var heading = ""
        var cards: [Card] = []
        var owner: Card? = nil
    }

    private func unresolved(_ sources: [String: String], _ samples: [any Encodable]) throws -> [String] {
        try TemplateSet(sources: sources).unresolvedNames(in: "page", samples: samples).map(\.description)
    }

    @Test(
        "names that some sample has in their place resolve",
        arguments: [
            "{{heading}}{{#cards}}{{title}}{{heading}}{{#error}}{{.}}{{/error}}{{/cards}}",
            "{{^cards}}{{heading}}{{/cards}}",
            "{{#owner}}{{title}}{{/owner}}{{owner.title}}{{owner.error}}",
            "{{#cards}}{{#owner}}{{title}}{{/owner}}{{/cards}}",
        ])
    func resolved(template: String) throws {
        let samples = [Page(), Page(cards: [Card(error: "e")]), Page(owner: Card())]
        #expect(try unresolved(["page": template], samples) == [])
    }

    @Test(
        "a name that no sample has in its place is found, in every branch",
        arguments: [
            ("\n{{titel}}", "page:2: variable “titel”"),
            ("{{title}}", "page:1: variable “title”"),
            ("{{#cards}}{{cost}}{{/cards}}", "page:1: variable “cost”"),
            ("{{^cards}}\n{{title}}{{/cards}}", "page:2: variable “title”"),
            ("{{#owner}}{{cost}}{{/owner}}", "page:1: variable “cost”"),
            ("{{owner.cost}}", "page:1: variable “owner.cost”"),
            ("{{#missing}}{{heading}}{{/missing}}", "page:1: section “missing”"),
            ("{{^missing}}{{heading}}{{/missing}}", "page:1: inverted section “missing”"),
            ("{{{missing}}}", "page:1: raw variable “missing”"),
        ])
    func found(template: String, expected: String) throws {
        let samples = [Page(cards: [Card()]), Page(owner: Card())]
        #expect(try unresolved(["page": template], samples) == [expected])
    }

    @Test("a list that is empty in every sample, or an object that is never there, leaves its names unresolved")
    func emptySamples() throws {
        let template = "{{#cards}}{{title}}{{/cards}}{{#owner}}{{error}}{{/owner}}"
        let expected = ["page:1: variable “title”", "page:1: variable “error”"]
        #expect(try unresolved(["page": template], [Page()]) == expected)
    }

    @Test("partials, parents and blocks are checked where they are used")
    func included() throws {
        let sources = [
            "page": "{{<layout}}{{$c}}{{#cards}}{{>card}}{{/cards}}{{a}}{{/c}}{{/layout}}",
            "layout": "{{b}}\n{{#owner}}{{$c}}{{never}}{{/c}}{{/owner}}\n{{$d}}{{c}}{{/d}}", "card": "{{title}}\n{{d}}",
        ]
        let expected = [
            "layout:1: variable “b”", "card:2: variable “d”", "page:1: variable “a”", "layout:3: variable “c”",
        ]
        #expect(try unresolved(sources, [Page(cards: [Card()], owner: Card())]) == expected)
    }

    @Test("a partial is checked in each place, so one good place does not hide a bad one")
    func everyPlace() throws {
        let sources = ["page": "{{#cards}}{{>card}}{{/cards}}{{>card}}", "card": "{{title}}"]
        #expect(try unresolved(sources, [Page(cards: [Card()])]) == ["card:1: variable “title”"])
    }

    @Test("a partial that includes itself is checked once")
    func recursion() throws {
        let sources = ["page": "{{heading}}{{#cards}}{{>page}}{{x}}{{/cards}}"]
        #expect(try unresolved(sources, [Page(cards: [Card()])]) == ["page:1: variable “x”"])
    }

    @Test("references list every name of one template with its kind and line")
    func references() throws {
        let source =
            "{{a.b}}{{{c}}}\n{{#d}}{{.}}{{/d}}\n{{^e}}{{/e}}{{>p}}\n{{<p}}{{$f}}{{/f}}{{/p}}{{$g}}{{! h }}{{/g}}"
        let templates = try TemplateSet(sources: ["page": source, "p": "{{unseen}}"])
        #expect(
            try templates.references(in: "page").map(\.description) == [
                "page:1: variable “a.b”", "page:1: raw variable “c”", "page:2: section “d”", "page:2: variable “.”",
                "page:3: inverted section “e”", "page:3: partial “p”", "page:4: parent “p”", "page:4: argument “f”",
                "page:4: block “g”",
            ])
    }
}
