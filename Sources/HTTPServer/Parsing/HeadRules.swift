/// What every head must keep to before anything else looks at it (RFC 9112, sections 2.2, 5, 6 and 7).
///
/// libmicrohttpd 0.9.75 answers some requests by itself before it calls anything of ours, with fixed words of its own
/// and without the application's header fields: a head that does not fit into its 64 KiB, a line without a colon, a NUL
/// in a field's name, a request line without or with another version than 1.0 and 1.1, a `Content-Length` that is no
/// number or too large for it, and a chunk's size that is none. It has no hook for these; it closes the connection after
/// each. Everything else is answered by the application.
enum HeadRules {
    /// Longest head, in bytes.
    static let maximumLength = 32 << 10
    /// Longest method; the registry's longest has 17 characters.
    static let maximumMethod = 32
    /// Header fields that must not come twice: which of two would count?
    static let singleFields = [
        "host", "content-length", "transfer-encoding", "origin", "content-type", "sec-fetch-site", "range", "if-range",
        "authorization", "expect",
    ]

    static func check(method: String, version: String, headers: Headers, length: Int) throws(HTTPProblem) {
        guard length <= maximumLength else {
            throw HTTPProblem(.headerFieldsTooLarge, "The header fields are larger than 32 KiB.")
        }
        guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
            throw HTTPProblem(.versionNotSupported, "This server speaks HTTP/1.1.")
        }
        guard ASCII.isToken(method), method.utf8.count <= maximumMethod else {
            throw HTTPProblem(.badRequest, "The method is malformed.")
        }
        for field in headers.fields { try check(field) }
        for name in singleFields where headers.all(name).count > 1 {
            throw HTTPProblem(.badRequest, "The header field \(name) comes more than once.")
        }
    }

    private static func check(_ field: Headers.Field) throws(HTTPProblem) {
        guard ASCII.isToken(field.name) else {
            throw HTTPProblem(.badRequest, "A header field has a malformed name.")
        }
        guard !field.value.utf8.contains(where: { ASCII.isControl($0) && $0 != ASCII.tab }) else {
            throw HTTPProblem(.badRequest, "A header field holds a control character.")
        }
    }
}
