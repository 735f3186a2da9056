import Mustache
import Testing

@Suite struct LintTests {
    @Test(
        "a tag where escaping protects is no finding",
        arguments: [
            "<p>{{x}}</p>", "<a href=\"{{x}}\" title='{{y}}'>{{x}}</a>",
            "<input {{#x}}checked{{/x}} value=\"a{{y}}b\">",
            "<option{{#x}} selected{{/x}}>{{y}}</option>", "a < b {{x}} > c", "<!-- <a href={{x}}> -->{{y}}",
            "<script src=\"{{x}}\"></script>{{y}}", "<script>if (a < b) { \"</p>\" }</script >{{x}}",
            "<br/>{{x}}<hr />{{y}}",
            "<a href = \"{{x}}\" hidden>{{y}}</a>", "<style>a{}</style><b data-on=\"{{x}}\">",
            "<!doctype html><p>{{x}}</p>",
            "<ul>{{>p}}</ul>{{$b}}<li>{{x}}</li>{{/b}}", "<a href=/plain class=\"{{x}}\">{{y}}</a>",
            "{{<q}}{{$b}}<b>{{x}}{{/b}}{{/q}}<i>{{x}}</i>",
        ])
    func clean(source: String) throws {
        let sources = ["page": source, "p": "", "q": "{{$b}}{{/b}}"]
        #expect(try TemplateSet(sources: sources).lint() == [])
    }

    static let unquoted = "without quotes: put quotes around the value"

    @Test(
        "a tag where escaping does not protect is found",
        arguments: [
            ("\n{{{x}}}", 2, "“x” writes without escaping: use {{x}}"),
            ("{{&x}}", 1, "“x” writes without escaping: use {{x}}"),
            ("<a href={{x}}>", 1, "“x” stands in the attribute “href” \(unquoted)"),
            ("<a\nHREF=/v/{{x}}>", 2, "“x” stands in the attribute “href” \(unquoted)"),
            ("<a class='b' href = {{#x}}\"y\"{{/x}}>", 1, "“x” stands in the attribute “href” \(unquoted)"),
            (
                "<script>\nlet a = \"{{x}}\"</script>", 2,
                "“x” stands inside <script>: hand it over in a data- attribute"
            ),
            ("<SCRIPT type=\"a\">{{>p}}</SCRIPT>", 1, "“p” stands inside <script>: hand it over in a data- attribute"),
            ("<script>'</a>'{{x}}</script>", 1, "“x” stands inside <script>: hand it over in a data- attribute"),
            ("<style>a{b:{{x}}}</style>", 1, "“x” stands inside <style>: hand it over in a data- attribute"),
            (
                "<b onClick=\"f({{x}})\">", 1,
                "“x” stands in the attribute “onclick”, which is code: use a data- attribute"
            ),
            ("<b style='{{x}}'>", 1, "“x” stands in the attribute “style”, which is code: use a data- attribute"),
            ("<{{x}}>", 1, "“x” stands in the name of an element or attribute: write the name out"),
            ("<b data-{{x}}=\"\">", 1, "“x” stands in the name of an element or attribute: write the name out"),
            ("<b id=\"a\" {{x}}>", 1, "“x” stands where an attribute belongs: write name=\"…\" around it"),
            ("{{<q}}{{$b}}<b id={{x}}>{{/b}}{{/q}}", 1, "“x” stands in the attribute “id” \(unquoted)"),
            ("{{<q}}\n{{$other}}{{/other}}{{/q}}", 2, "“other” is not a block of “q”: never shown"),
        ])
    func found(source: String, line: Int, message: String) throws {
        let sources = ["page": source, "p": "", "q": "{{>r}}", "r": "{{$b}}{{/b}}"]
        #expect(try TemplateSet(sources: sources).lint() == [Finding(file: "page", line: line, message: message)])
    }

    @Test("a template that no root leads to is found")
    func unused() throws {
        let sources = ["page": "{{<layout}}{{/layout}}", "layout": "{{>a}}", "a": "", "b": "{{>c}}", "c": "{{>b}}"]
        let templates = try TemplateSet(sources: sources)
        let found = try templates.lint(roots: ["page"])
        #expect(found.map(\.description) == ["b", "c"].map { "\($0): no page uses this template: delete it" })
        #expect(try templates.lint(roots: ["page", "b"]) == [])
        #expect(throws: TemplateError.self) { try templates.lint(roots: ["pag"]) }
    }
}
