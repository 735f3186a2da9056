/// A request whose body has been read in full, as a handler receives it.
package struct Request: Sendable {
    package let head: RequestHead
    /// What the route's pattern took from the path.
    package var parameters: PathParameters
    package let body: Body

    package init(head: RequestHead, parameters: PathParameters = PathParameters(), body: Body = .none) {
        self.head = head
        self.parameters = parameters
        self.body = body
    }

    package var method: String { head.method }
    package var path: String { head.path }
    package var rawTarget: String { head.rawTarget }
    package var query: Fields { head.query }
    package var headers: Headers { head.headers }

    /// The fields and files of a form; empty when the body is none.
    package var form: Form {
        if case .form(let form) = body { form } else { Form() }
    }
}
