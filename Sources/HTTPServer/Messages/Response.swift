/// An answer to a request.
package struct Response: Sendable {
    package typealias Field = (name: String, value: String)

    package var status: Status
    /// In the order in which they are sent. `Content-Length`, `Date` and `Connection` are the server's.
    package var headers: [Field]
    package var body: ResponseBody

    package init(status: Status = .ok, headers: [Field] = [], body: ResponseBody = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func bytes(_ bytes: [UInt8], type: String, status: Status = .ok) -> Response {
        Response(status: status, headers: [("Content-Type", type)], body: .bytes(bytes))
    }

    package static func text(_ text: String, status: Status = .ok) -> Response {
        bytes(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
    }

    package static func html(_ html: String, status: Status = .ok) -> Response {
        bytes(Array(html.utf8), type: "text/html; charset=utf-8", status: status)
    }

    package static func json(_ json: [UInt8], status: Status = .ok) -> Response {
        bytes(json, type: "application/json", status: status)
    }

    /// Sends the browser elsewhere; after a form with `.seeOther`.
    package static func redirect(to location: String, status: Status = .seeOther) -> Response {
        Response(status: status, headers: [("Location", location)])
    }

    /// The first value of that header field.
    package func header(_ name: String) -> String? {
        headers.first { ASCII.equalIgnoringCase($0.name, name) }?.value
    }

    /// Replaces every field of that name.
    package mutating func setHeader(_ name: String, _ value: String) {
        headers.removeAll { ASCII.equalIgnoringCase($0.name, name) }
        headers.append((name, value))
    }

    /// The same response with one more header field.
    package func with(_ name: String, _ value: String) -> Response {
        var response = self
        response.headers.append((name, value))
        return response
    }
}
