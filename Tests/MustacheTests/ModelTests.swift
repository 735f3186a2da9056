import Mustache
import Testing

@Suite struct ModelTests {
    enum Status: String, Encodable { case queued, completed }

    struct Card: Encodable {
        var title = "A & B"
        var status = Status.completed
        var progress: Int? = nil
        var note: String? = nil
        var owner: [String: String]? = nil
    }

    private func render(_ template: String, _ model: some Encodable, strict: Bool = true) throws -> String {
        try TemplateSet(sources: ["page": template]).render("page", model, strict: strict)
    }

    @Test("a struct's properties print by name")
    func properties() throws {
        #expect(try render("{{title}}, {{status}}", Card()) == "A &amp; B, completed")
    }

    @Test("an optional that is nil is known and prints nothing")
    func optionals() throws {
        let template = "[{{progress}}{{note}}{{#owner}}{{name}}{{/owner}}{{^owner}}nobody{{/owner}}]"
        #expect(try render(template, Card()) == "[nobody]")
        #expect(try render(template, Card(progress: 5, note: "!", owner: ["name": "Ann"])) == "[5!Ann]")
    }

    struct Numbers: Encodable {
        var a: Int8 = -8
        var b: UInt16 = 16
        var c = Int64.min
        var d = UInt64.max
        var e: Float = 0.1
        var f = 2.5
        var g: UInt? = 7
        var h: Int32? = nil
    }

    @Test("whole numbers of every size print exactly, others as Swift does")
    func numbers() throws {
        let expected = "-8 16 -9223372036854775808 18446744073709551615 0.1 2.5 7 "
        #expect(try render("{{a}} {{b}} {{c}} {{d}} {{e}} {{f}} {{g}} {{h}}", Numbers()) == expected)
    }

    @Test("lists of any type are lists")
    func lists() throws {
        #expect(try render("{{#.}}{{title}};{{/.}}", [Card(title: "x"), Card(title: "y")]) == "x;y;")
        #expect(try render("{{#.}}{{.}};{{/.}}", [1, nil, 3]) == "1;;3;")
        #expect(try render("{{#.}}{{#.}}{{.}}{{/.}};{{/.}}", [[1, 2], [], [3]]) == "12;;3;")
    }

    class Base: Encodable { var id = 1 }

    final class Derived: Base {
        var name = "n"

        private enum CodingKeys: CodingKey { case name, base }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try super.encode(to: container.superEncoder(forKey: .base))
        }
    }

    @Test("a class may hand its superclass a place of its own")
    func superEncoder() throws {
        #expect(try render("{{name}}{{base.id}}", Derived()) == "n1")
    }

    struct ByHand: Encodable {
        private enum Keys: CodingKey { case list, object, twice }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            var object = container.nestedContainer(keyedBy: Keys.self, forKey: .object)
            try object.encode(true, forKey: .twice)
            var item = list.nestedContainer(keyedBy: Keys.self)
            try item.encode("i", forKey: .twice)
            try list.encodeNil()
            var again = encoder.container(keyedBy: Keys.self)
            try again.encode(2, forKey: .twice)
        }
    }

    @Test("containers may be filled in any order")
    func nestedContainers() throws {
        #expect(try render("{{#list}}<{{twice}}>{{/list}}{{object.twice}}", ByHand()) == "<i><2>true")
    }

    struct Refusing: Encodable {
        struct Refusal: Error {}

        func encode(to encoder: any Encoder) throws { throw Refusal() }
    }

    @Test("a model's own error reaches the caller")
    func errors() {
        #expect(throws: Refusing.Refusal.self) { try render("x", ["a": Refusing()]) }
    }

    @Test(
        "strict rendering refuses what prints nothing by mistake",
        arguments: [
            ("a\n{{titel}}", 2, "nothing is called “titel” here"),
            ("{{#cards}}{{/cards}}", 1, "nothing is called “cards” here"),
            ("\n\n{{^cards}}{{/cards}}", 3, "nothing is called “cards” here"),
            ("{{title.length}}", 1, "nothing is called “title.length” here"),
            ("{{owner}}", 1, "“owner” is a list or an object, which has no text"),
        ])
    func strict(template: String, line: Int, message: String) throws {
        let model = Card(owner: ["name": "Ann"])
        #expect(throws: TemplateError(file: "page", line: line, message: message)) { try render(template, model) }
        #expect(throws: Never.self) { try render(template, model, strict: false) }
    }
}
