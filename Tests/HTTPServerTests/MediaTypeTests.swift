import Testing

@testable import HTTPServer

@Suite("Content types")
struct MediaTypeTests {
    @Test(
        "a content type and its boundary are read",
        arguments: [
            ("Text/HTML; charset=utf-8", "text/html", nil),
            ("multipart/form-data; boundary=abc", "multipart/form-data", "abc"),
            ("multipart/form-data; Boundary=\"a b:c\"", "multipart/form-data", "a b:c"),
            ("multipart/form-data;boundary=----WebKitFormBoundaryX", "multipart/form-data", "----WebKitFormBoundaryX"),
            ("multipart/form-data", "multipart/form-data", nil),
            ("multipart/form-data; boundary=\"\"", "multipart/form-data", nil),
            ("a/b; boundary=\"x \"", "a/b", nil), ("a/b; boundary=\"x\\\"y\"", "a/b", nil),
            ("a/b; boundary=" + String(repeating: "x", count: 71), "a/b", nil), ("a/b;", "a/b", nil),
        ] as [(String, String, String?)])
    func reads(text: String, essence: String, boundary: String?) throws {
        let type = try #require(MediaType(text))
        #expect(type.essence == essence)
        #expect(type.boundary == boundary)
    }

    @Test(
        "a malformed one is none",
        arguments: [
            "", "text", "/", "text/", "/html", "a/b/c", "a b/c", "a/b; x", "a/b; =y", "a/b; x=", "a/b; x=\"y",
            "a/b; x=y; x=z", "a/b; x=y z",
        ])
    func refuses(text: String) {
        #expect(MediaType(text) == nil)
    }
}
