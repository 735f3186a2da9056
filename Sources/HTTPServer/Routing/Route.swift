/// One address of an application: a method, a path and what answers it.
package struct Route: Sendable {
    package typealias Handler = @Sendable (Request) throws -> Response

    package let method: String
    package let pattern: RoutePattern
    package let limits: BodyLimits
    package let handler: Handler
    /// True for a request whose handler may take seconds: it runs on a thread beside the library's.
    package let isSlow: @Sendable (Request) -> Bool

    /// A `GET` route answers `HEAD` too. A thrown ``HTTPProblem`` is answered as it says, any other error with 500.
    package init(
        _ method: String, _ pattern: String, body limits: BodyLimits = .none,
        slow isSlow: @escaping @Sendable (Request) -> Bool = { _ in false }, handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = RoutePattern(pattern)
        self.limits = limits
        self.isSlow = isSlow
        self.handler = handler
    }

    func answers(_ method: String) -> Bool {
        self.method == method || (self.method == "GET" && method == "HEAD")
    }
}
