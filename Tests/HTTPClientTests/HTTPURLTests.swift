import Testing

@testable import HTTPClient

@Suite("Addresses")
struct HTTPURLTests {
    @Test(
        "an address is read into origin, path and query, and written in one way",
        arguments: [
            ("http://host", "http://host/"), ("HTTP://HOST:80/a", "http://host/a"), ("https://h:443?x", "https://h/?x"),
            ("https://h:80/", "https://h:80/"), ("http://[::1]:8080/a", "http://[::1]:8080/a"),
            ("http://[0:0::1]/", "http://[::1]/"), ("http://127.0.0.1:0080/", "http://127.0.0.1/"),
            ("http://h/a b/ü?q=\"x\"#f<", "http://h/a%20b/%C3%BC?q=%22x%22#f%3C"),
            ("http://h/%2e%zz", "http://h/%2e%zz"),
            ("http://h/a\\b", "http://h/a%5Cb"), ("http://h#@other/", "http://h/#@other/"),
            ("http://h?@other", "http://h/?@other"),
            ("http://my_host-1.example./", "http://my_host-1.example./"), ("http://1.example", "http://1.example/"),
            ("http://0xcafe.example/", "http://0xcafe.example/"),
        ])
    func written(_ text: String, _ canonical: String) throws {
        #expect(try HTTPURL(text).description == canonical)
    }

    @Test(
        "what readers may understand in different ways is refused",
        arguments: [
            ("", HTTPURL.Problem.notAbsolute), ("host/path", .notAbsolute), ("//host/", .notAbsolute),
            ("http:/host", .notAbsolute),
            ("ftp://h/", .otherScheme), ("file:///etc/passwd", .otherScheme), (" http://h/", .otherScheme),
            ("http://u@h/", .hasUser), ("http://u:p@h/", .hasUser), ("http://h\\@other/", .hasUser),
            ("http:///path", .badHost), ("http://:80/", .badHost), ("http://h\\other/", .badHost),
            ("http://hö.example/", .badHost),
            ("http://h%41/", .badHost), ("http://h h/", .badHost), ("http://[::1/", .badHost),
            ("http://[127.0.0.1]/", .badHost),
            ("http://[::1%25lo]/", .badHost), ("http://./", .badHost),
            ("http://127.1/", .badHost), ("http://2130706433/", .badHost), ("http://0x7f.0.0.1/", .badHost),
            ("http://0x7f000001/", .badHost), ("http://a.0x1/", .badHost), ("http://0177.0.0.1/", .badHost),
            ("http://127.0.0.1./", .badHost), ("http://256.0.0.1/", .badHost),
            ("http://h:/", .badPort), ("http://h:0/", .badPort), ("http://h:65536/", .badPort),
            ("http://h:8o/", .badPort),
            ("http://h:-1/", .badPort), ("http://h:80:80/", .badPort), ("http://[::1]80/", .badPort),
            ("http://h:080000/", .badPort),
            ("http://h/\r\nX: y", .badCharacter), ("http://h/\u{0}", .badCharacter), ("http://h\t/", .badCharacter),
            ("http://h/" + String(repeating: "a", count: 8192), .tooLong),
        ])
    func refused(_ text: String, _ problem: HTTPURL.Problem) {
        #expect(throws: problem) { try HTTPURL(text) }
    }

    @Test(
        "origins are equal when scheme, host and port are",
        arguments: [
            ("http://h/a", "http://H:80/b?c", true), ("http://h", "https://h", false),
            ("http://h", "http://h:81", false),
            ("http://h", "http://h.", false), ("http://[::1]", "http://[0::1]:80", true),
            ("http://h", "http://h.other", false),
        ])
    func origin(_ one: String, _ other: String, _ areEqual: Bool) throws {
        #expect(try (HTTPURL(one).origin == HTTPURL(other).origin) == areEqual)
    }

    @Test(
        "loopback is told by name or address",
        arguments: [
            ("http://localhost", true), ("http://LOCALHOST:3000", true), ("http://127.9.9.9", true),
            ("http://[::1]", true),
            ("http://localhost.example", false), ("http://a.localhost", false), ("http://10.0.0.1", false),
        ])
    func loopback(_ text: String, _ isLoopback: Bool) throws {
        #expect(try HTTPURL(text).origin.isLoopback == isLoopback)
    }

    @Test(
        "segments and query are joined to a base",
        arguments: [
            ("http://h", ["v1"], "http://h/v1"),
            ("http://h/v1", ["videos", "a/b+c="], "http://h/v1/videos/a%2Fb%2Bc%3D"),
            ("http://h/v1/", ["videos"], "http://h/v1/videos"),
            ("http://h/v1", ["..", "ü"], "http://h/v1/%2E%2E/%C3%BC"),
            ("http://h/v1?old=1#x", [], "http://h/v1"), ("http://h/", ["", "a"], "http://h/a"),
        ])
    func appending(_ base: String, _ segments: [String], _ joined: String) throws {
        #expect(try HTTPURL(base).appending(segments: segments).description == joined)
    }

    @Test("names and values of a query are encoded")
    func query() throws {
        let url = try HTTPURL("http://h/v1").appending(segments: ["videos"], query: [("limit", "1"), ("a b", "c&d=ü")])
        #expect(url.description == "http://h/v1/videos?limit=1&a%20b=c%26d%3D%C3%BC")
    }

    @Test(
        "a Location is resolved against the address that sent it",
        arguments: [
            ("http://o/x?y#z", "http://o/x?y#z"), ("//o:81/x", "http://o:81/x"), ("/x/../y", "http://h:8/y"),
            ("x", "http://h:8/a/b/x"), ("./x?q=a:b", "http://h:8/a/b/x?q=a:b"), ("../x", "http://h:8/a/x"),
            ("../../../../x", "http://h:8/x"), ("?n=1", "http://h:8/a/b/c?n=1"), ("#f", "http://h:8/a/b/c?d#f"),
            ("", "http://h:8/a/b/c?d"), ("..", "http://h:8/a/"), ("../..", "http://h:8/"), (".", "http://h:8/a/b/"),
            ("x/y//z", "http://h:8/a/b/x/y//z"), ("/", "http://h:8/"),
        ])
    func resolving(_ reference: String, _ resolved: String) throws {
        #expect(try HTTPURL("http://h:8/a/b/c?d").resolving(reference).description == resolved)
    }

    @Test(
        "a Location of another kind is refused",
        arguments: [
            ("javascript:alert(1)", HTTPURL.Problem.notAbsolute), ("ftp://o/", .otherScheme), ("//u@o/", .hasUser),
            ("/a\r\nb", .badCharacter), ("http:x", .notAbsolute),
        ])
    func resolvingRefused(_ reference: String, _ problem: HTTPURL.Problem) throws {
        let base = try HTTPURL("http://h/")
        #expect(throws: problem) { try base.resolving(reference) }
    }
}
