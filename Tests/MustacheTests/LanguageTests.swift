import Mustache
import Testing

@Suite struct LanguageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        let template: String
        var model: JSONModel = [:]
        var others: [String: String] = [:]
        let expected: String

        var testDescription: String { rule }
    }

    @Test("the language keeps its rule", arguments: names + sections + lines + partials + parents)
    func rule(_ rule: Case) throws {
        let templates = try TemplateSet(sources: rule.others.merging(["page": rule.template]) { $1 })
        #expect(try templates.render("page", rule.model) == rule.expected)
    }

    static let names = [
        Case(
            rule: "the five dangerous characters are escaped", template: "{{x}}", model: ["x": "a&b<c>d\"e'f"],
            expected: "a&amp;b&lt;c&gt;d&quot;e&#39;f"),
        Case(rule: "raw tags escape nothing", template: "{{{x}}}{{&x}}", model: ["x": "<'>"], expected: "<'><'>"),
        Case(
            rule: "text outside ASCII stays as it is", template: "é {{x}} →", model: ["x": "日本&"],
            expected: "é 日本&amp; →"),
        Case(
            rule: "line breaks of both kinds stay", template: "a\r\n{{x}}\nb\r\n", model: ["x": "1\r\n2"],
            expected: "a\r\n1\r\n2\nb\r\n"),
        Case(rule: "a missing name prints nothing", template: "[{{x}}{{x.y}}]", expected: "[]"),
        Case(
            rule: "a list or object prints nothing", template: "[{{x}}{{y}}]", model: ["x": [1], "y": ["z": 1]],
            expected: "[]"),
        Case(
            rule: "true and false are words", template: "{{x}} {{y}}", model: ["x": true, "y": false],
            expected: "true false"),
        Case(
            rule: "a dotted name looks outwards for its first part only", template: "{{#a}}{{b.c}}{{/a}}",
            model: ["a": ["b": ["d": 1]], "b": ["c": 2]], expected: ""),
        Case(
            rule: "whitespace may stand in front of the sign", template: "{{ #x }}{{ & x }}{{ /x }}", model: ["x": "&"],
            expected: "&"),
        Case(
            rule: "a template may start with a byte order mark", template: "\u{FEFF}{{x}}", model: ["x": 1],
            expected: "1"),
        Case(
            rule: "new delimiters hold for raw tags too", template: "{{=<% %>=}}<%{x}%>", model: ["x": "<"],
            expected: "<"),
        Case(
            rule: "changed delimiters end with their template", template: "{{>p}} {{x}}", model: ["x": 1],
            others: ["p": "{{=<% %>=}}<%x%>"], expected: "1 1"),
    ]

    static let sections = [
        Case(rule: "zero shows", template: "{{#x}}{{.}}{{/x}}{{^x}}none{{/x}}", model: ["x": 0], expected: "0"),
        Case(
            rule: "an empty string does not show", template: "{{#x}}some{{/x}}{{^x}}none{{/x}}", model: ["x": ""],
            expected: "none"),
        Case(rule: "an empty object shows", template: "{{#x}}some{{/x}}", model: ["x": [:]], expected: "some"),
        Case(
            rule: "an item's name comes before the page's", template: "{{#x}}{{n}}{{m}} {{/x}}",
            model: ["n": 0, "m": 9, "x": [["n": 1], ["n": 2]]], expected: "19 29 "),
        Case(
            rule: "a nil property hides the page's of the same name", template: "{{#x}}[{{n}}]{{/x}}",
            model: ["n": 0, "x": ["n": nil]], expected: "[]"),
        Case(
            rule: "sections of one name nest", template: "{{#x}}{{#x}}{{.}}{{/x}}{{/x}}", model: ["x": "a"],
            expected: "a"),
    ]

    static let lines = [
        Case(rule: "two tags on a line do not stand alone", template: "{{! a }}{{! b }}\nx", expected: "\nx"),
        Case(rule: "a variable never stands alone", template: " {{x}} \n", model: ["x": ""], expected: "  \n"),
        Case(
            rule: "the last line may lack its end", template: "a\n{{#x}}\nb\n{{/x}}", model: ["x": true],
            expected: "a\nb\n"),
        Case(
            rule: "blanks behind a standalone tag go with it", template: "{{#x}} \t\nb\n{{/x}}\t\r\nc",
            model: ["x": true], expected: "b\nc"),
    ]

    static let partials = [
        Case(
            rule: "a standalone partial is indented, but not its empty lines or its values", template: "  {{>p}}\n.",
            model: ["x": "1\n2"], others: ["p": "a\n\n{{x}}\r\n\r\nb\n"], expected: "  a\n\n  1\n2\r\n\r\n  b\n."),
        Case(
            rule: "indentation adds up", template: " {{>p}}\n", others: ["p": "p\n  {{>q}}\n", "q": "q\nr\n"],
            expected: " p\n   q\n   r\n"),
        Case(
            rule: "an indented partial's inline section is indented once per line", template: "  {{>p}}\n",
            model: ["x": true],
            others: ["p": "{{#x}}a\nb{{/x}}\n{{#x}}\nc\n{{/x}}\n"], expected: "  a\n  b\n  c\n"),
        Case(
            rule: "a comment in front does not hide the start of a line", template: "  {{>p}}\n",
            others: ["p": "{{! c }}a\n"], expected: "  a\n"),
    ]

    static let parents = [
        Case(
            rule: "a whole page in a layout",
            template: "{{<l}}\n{{$t}}T{{/t}}\n{{! c }}\n{{$c}}\n<p>\n  {{x}}\n</p>\n{{/c}}\n{{/l}}\n",
            model: ["x": 1], others: ["l": "<t>{{$t}}-{{/t}}</t>\n<b>\n  {{$c}}\n  {{/c}}\n</b>\n"],
            expected: "<t>T</t>\n<b>\n  <p>\n    1\n  </p>\n</b>\n"),
        Case(
            rule: "an argument on its tag's line fills a block of lines", template: "{{<l}}{{$c}}x{{/c}}{{/l}}",
            others: ["l": "<b>\n  {{$c}}\n    d\n  {{/c}}\n</b>\n"], expected: "<b>\n    x\n</b>\n"),
        Case(
            rule: "an empty argument leaves no line", template: "{{<l}}{{$c}}{{#x}}x{{/x}}{{/c}}{{/l}}",
            others: ["l": "<b>\n  {{$c}}d{{/c}}\n  {{$c}}{{/c}}\n</b>\n"], expected: "<b>\n  \n</b>\n"),
        Case(
            rule: "a block in an argument of its own name is the default, not the argument again",
            template: "{{<l}}{{$c}}[{{$c}}d{{/c}}]{{/c}}{{/l}}", others: ["l": "{{$c}}{{/c}}"], expected: "[d]"),
        Case(
            rule: "of two arguments of one name the last counts", template: "{{<l}}{{$c}}1{{/c}}{{$c}}2{{/c}}{{/l}}",
            others: ["l": "{{$c}}{{/c}}"], expected: "2"),
        Case(
            rule: "arguments reach the partials of the parent", template: "{{<l}}{{$c}}x{{/c}}{{/l}}",
            others: ["l": "{{>p}}", "p": "{{$c}}d{{/c}}"], expected: "x"),
        Case(
            rule: "arguments do not reach the partials of another argument",
            template: "{{<l}}{{$a}}{{>p}}{{/a}}{{$c}}x{{/c}}{{/l}}",
            others: ["l": "{{$a}}{{/a}}{{$c}}{{/c}}", "p": "{{$c}}d{{/c}}"], expected: "dx"),
        Case(
            rule: "a parent inside an argument has its own arguments",
            template:
                "{{<l}}\n{{$c}}\n <i>\n   {{<p}}\n    {{$c}}\n      y\n    {{/c}}\n   {{/p}}\n </i>\n{{/c}}\n{{/l}}\n",
            others: ["l": "{{$c}}\n{{/c}}\n", "p": "<p>\n {{$c}}\n {{/c}}\n</p>\n"],
            expected: "<i>\n  <p>\n   y\n  </p>\n</i>\n"),
    ]
}
