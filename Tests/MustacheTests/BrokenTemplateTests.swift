import Mustache
import Testing

@Suite struct BrokenTemplateTests {
    @Test(
        "a broken template is refused with its line",
        arguments: [
            ("a\n{{#x}}\n", 2, "“{{#x}}” is never closed: add {{/x}}"),
            ("{{#x}}\n{{#y}}\n{{/x}}{{/y}}", 3, "“{{/x}}” closes nothing: “{{#y}}” of line 2 is open here"),
            ("\r\n\r\n{{/x}}", 3, "“{{/x}}” closes nothing: no tag is open here"),
            ("{{! two\nlines }}\n{{x", 3, "this tag is never closed: add “}}”"),
            ("{{{x}}", 1, "this tag is never closed: add “}}}”"),
            ("{{=<% %>=}}\n<% x }}", 2, "this tag is never closed: add “%>”"),
            ("\n{{=<%=}}", 2, "new delimiters are two words without “=”, as in {{=<% %>=}}"),
            ("{{= a b c =}}", 1, "new delimiters are two words without “=”, as in {{=<% %>=}}"),
            ("{{}}", 1, "this tag has no name"),
            ("{{# }}", 1, "this tag has no name"),
            ("{{a b}}", 1, "“a b” is not a name: a name has no spaces"),
            ("{{a..b}}", 1, "“a..b” has an empty part: write a.b, or . alone"),
            ("a\n{{>nowhere}}", 2, "there is no template “nowhere” for this partial"),
            ("{{<nowhere}}{{/nowhere}}", 1, "there is no template “nowhere” for this parent"),
            ("{{<page}}\n{{x}}\n{{/page}}", 2, "only blocks can stand directly inside a parent: put “{{x}}” into one"),
            (String(repeating: "{{#x}}\n", count: 65), 65, "more than 64 tags are open here: nest less deeply"),
        ])
    func broken(source: String, line: Int, message: String) {
        #expect(throws: TemplateError(file: "page", line: line, message: message)) {
            try TemplateSet(sources: ["page": source])
        }
    }

    @Test("an error prints as file, line and message")
    func description() {
        #expect("\(TemplateError(file: "a.mustache", line: 3, message: "bad"))" == "a.mustache:3: bad")
        #expect("\(TemplateError(file: "a.mustache", line: 0, message: "bad"))" == "a.mustache: bad")
    }

    @Test("an unknown name is refused")
    func unknownTemplate() throws {
        let templates = try TemplateSet(sources: ["page": ""])
        #expect(throws: TemplateError(file: "pag", line: 0, message: "there is no template of this name")) {
            try templates.render("pag", [Int]())
        }
    }

    @Test(
        "a template that includes itself without end is stopped",
        arguments: [
            "a\n{{>page}}",
            "\n{{<page}}{{/page}}",
            "\n" + String(repeating: "{{#x}}", count: 60) + "{{>page}}" + String(repeating: "{{/x}}", count: 60),
        ])
    func endless(source: String) throws {
        let templates = try TemplateSet(sources: ["page": source])
        let error = #expect(throws: TemplateError.self) { try templates.render("page", ["x": true]) }
        #expect(error?.line == 2)
        #expect(error?.message.hasSuffix("stands more than 256 tags deep: does a template include itself?") == true)
    }

    @Test("a partial that follows its data to the end is fine")
    func recursion() throws {
        let templates = try TemplateSet(sources: ["page": "({{n}}{{#next}}{{>page}}{{/next}})"])
        let model: JSONModel = ["n": 1, "next": ["n": 2, "next": ["n": 3, "next": nil]]]
        #expect(try templates.render("page", model) == "(1(2(3)))")
    }
}
