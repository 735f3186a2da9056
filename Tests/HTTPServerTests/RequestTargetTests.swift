import Testing

@testable import HTTPServer

@Suite("Request targets")
struct RequestTargetTests {
    @Test(
        "a target is taken apart and decoded",
        arguments: [
            ("/", "/", 0), ("/videos/12", "/videos/12", 0), ("/a%20b", "/a b", 0), ("/%E2%9C%93", "/✓", 0),
            ("/a?b=c&d", "/a", 2), ("/a?", "/a", 0), ("/a/", "/a/", 0), ("/..a/b..", "/..a/b..", 0),
            ("/a%2525", "/a%25", 0), ("/%252e%252e/", "/%2e%2e/", 0), ("http://localhost/x?y", "/x", 1),
            ("HTTP://[::1]:80/x", "/x", 0), ("/a;b=c", "/a;b=c", 0), ("/...", "/...", 0),
        ])
    func takesApart(target: String, path: String, queryCount: Int) throws {
        let parsed = try RequestTarget(target)
        #expect(parsed.path == path)
        #expect(parsed.query.pairs.count == queryCount)
    }

    @Test("an encoded slash stays inside its part, so that an opaque id may hold one")
    func keepsEncodedSlash() throws {
        #expect(try RequestTarget("/v/a%2Fb/c").segments == ["v", "a/b", "c"])
    }

    @Test("a query keeps order and duplicates, and a plus is a blank")
    func decodesQuery() throws {
        let query = try RequestTarget("/?b=1+2&a=%2B&b=&&c").query
        #expect(query.pairs.map(\.name) == ["b", "a", "b", "c"])
        #expect(query.pairs.map(\.value) == ["1 2", "+", "", ""])
        #expect(query.all("b") == ["1 2", ""])
    }

    @Test("an absolute target tells whom it names")
    func keepsAuthority() throws {
        #expect(try RequestTarget("http://evil.example:81/x").authority == "evil.example:81")
        #expect(try RequestTarget("/x").authority == nil)
    }

    /// Every way to write a dot, a slash and a backslash, put together as attackers do.
    static let traversals: [String] = {
        let dots = ["..", "%2e%2e", ".%2e", "%2E.", "%2e%2E"]
        let separators = ["/", "%2f", "%2F", "\\", "%5c", "%5C"]
        let pairs = dots.flatMap { dot in separators.map { (dot, $0) } }
        let ways = pairs.flatMap { dot, slash in [slash + dot + slash, dot + slash + dot] }
        let framed = ways.flatMap { way in ["/", "/static", "/static/", "/a%20b"].map { $0 + way } }
        return framed + framed.map { $0 + "/etc/passwd" }
    }()

    @Test("no encoding of a way out of the folder is accepted", arguments: traversals)
    func refusesTraversal(target: String) {
        #expect(throws: HTTPProblem.self) { try RequestTarget(target) }
    }

    @Test(
        "malformed and ambiguous targets are refused with 400",
        arguments: [
            "", "*", "x", "?a", "localhost:80", "http://", "http://x", "http:///x", "http://x?y", "ftp://x/y",
            "//", "//x", "/a//b", "/a%2F%2Fb", "/a/%2Fb", "/%00", "/a%00.css", "/a\0b", "/\\", "/%5C", "/..", "/a/..",
            "/%2e%2e", "/a/../b", "/.", "/a/./b", "/a/%2E", "/%", "/%2", "/%zz", "/%2%30", "/%C0%AE", "/%FF",
            "/%ED%A0%80", "/%F5%80%80%80", "/é", "/a b", "/a\tb", "/a%0d%0ab", "/a%7F", "/a#b", "/?%zz", "/?a=%FF",
            "/?a=%00", "/?%00=a", "/?a=%", "/a%1Fb",
        ])
    func refuses(target: String) throws {
        let problem = #expect(throws: HTTPProblem.self) { try RequestTarget(target) }
        #expect(problem?.status == .badRequest)
    }

    @Test("8 KiB are the longest target")
    func limitsLength() throws {
        _ = try RequestTarget("/" + String(repeating: "a", count: 8191))
        let problem = #expect(throws: HTTPProblem.self) {
            try RequestTarget("/" + String(repeating: "a", count: 8192))
        }
        #expect(problem?.status == .uriTooLong)
    }

    @Test("more than a thousand arguments are refused")
    func limitsArguments() throws {
        #expect(try RequestTarget("/?" + String(repeating: "a&", count: 1000)).query.pairs.count == 1000)
        #expect(throws: HTTPProblem.self) { try RequestTarget("/?" + String(repeating: "a&", count: 1001)) }
    }
}
