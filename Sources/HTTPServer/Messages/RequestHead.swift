/// A request before its body: what a screen, an error page and a decoration decide by.
package struct RequestHead: Sendable {
    /// As sent; methods are case-sensitive.
    package let method: String
    /// Percent-decoded; free of NUL and other control characters, `\`, `//` and dot segments.
    /// "/" when the target was refused: ``rawTarget`` has it.
    package let path: String
    /// As on the request line.
    package let rawTarget: String
    /// Host and port of an absolute-form target; nil for the usual form.
    package let targetAuthority: String?
    package let query: Fields
    package let headers: Headers
    let segments: [String]

    package init(method: String, target: String, headers: Headers = Headers()) throws(HTTPProblem) {
        let parsed = try RequestTarget(target)
        self.method = method
        path = parsed.path
        rawTarget = target
        targetAuthority = parsed.authority
        query = parsed.query
        self.headers = headers
        segments = parsed.segments
    }

    /// A head that is only answered with an error: nothing of its target is trusted.
    init(refusedMethod: String, target: String, headers: Headers) {
        method = refusedMethod
        path = "/"
        rawTarget = target
        targetAuthority = nil
        query = Fields()
        self.headers = headers
        segments = [""]
    }
}
