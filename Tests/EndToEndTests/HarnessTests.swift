import HTTPClient
import Testing

@Suite("The tests’ own reader of forms")
struct HarnessTests {
    private static let html = """
        <!doctype html><html><head><title>A &amp; B</title></head><body>
        <noscript><meta http-equiv="refresh" content="3"></noscript>
        <form method="post" action="/here" enctype="multipart/form-data">
          <input type="hidden" name="form_token" value="a&quot;b">
          <label><input type="radio" name="model" value="one"> <b>One</b></label>
          <label><input type="radio" name="model" value="two" checked> Two</label>
          <textarea name="prompt">
        a &lt;b&gt;
        line</textarea>
          <input type="checkbox" name="sure" value="true">
          <input type="file" name="picture">
          <input name="off" value="1" disabled>
          <button>Go on</button> <button name="preview" value="yes">Look</button>
        </form></body></html>
        """

    @Test("a form is read as a browser reads it")
    func reading() throws {
        let page = try WebPage(html: Self.html)
        let form = try page.form("Go on")
        #expect(page.refresh == 3)
        #expect(page.first("title")?.text == "A & B")
        #expect(form["form_token"] == "a\"b")
        #expect(form["model"] == "two")
        #expect(form.choices("model") == ["one", "two"])
        #expect(form["prompt"] == "a <b>\nline")
        #expect(form["sure"] == nil)
        #expect(form["off"] == nil)
        #expect(form.buttons.map(\.label) == ["Go on", "Look"])
    }

    @Test("a value that is not offered cannot be chosen")
    func notOffered() throws {
        let form = try WebPage(html: Self.html).form("Go on")
        #expect(throws: Failure.self) { try form.filled(["model": "three"]) }
        #expect(try form.filled(["model": "one"])["model"] == "one")
    }

    @Test("a page with a wrongly closed element is refused")
    func wronglyClosed() {
        #expect(throws: Failure.self) { try WebPage(html: "<p><b>x</p></b>") }
        #expect(throws: Failure.self) { try WebPage(html: "<p>") }
    }
}
