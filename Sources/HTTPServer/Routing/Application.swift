/// What a server serves: its routes and what goes around each of them.
package struct Application: Sendable {
    package typealias Screen = @Sendable (RequestHead) -> Response?
    package typealias ErrorResponse = @Sendable (RequestHead, HTTPProblem) -> Response
    package typealias Decoration = @Sendable (RequestHead, Response) -> Response
    package typealias ErrorLog = @Sendable (RequestHead, HTTPProblem) -> Void

    package let router: Router
    /// In front of every route, before the body is read: a response ends the request, nil goes on.
    package let screen: Screen
    /// Makes the page of every error: 404, 405, 413, thrown ones and refused requests.
    package let errorResponse: ErrorResponse
    /// The last to touch every response, errors included.
    package let decorate: Decoration
    /// Hears of every 5xx before its page is made.
    package let onError: ErrorLog

    package init(
        routes: [Route],
        screen: @escaping Screen = { _ in nil },
        errorResponse: @escaping ErrorResponse = Application.plainErrorResponse,
        decorate: @escaping Decoration = { $1 },
        onError: @escaping ErrorLog = { _, _ in }
    ) {
        router = Router(routes)
        self.screen = screen
        self.errorResponse = errorResponse
        self.decorate = decorate
        self.onError = onError
    }

    /// One line of text: status, reason and message.
    package static let plainErrorResponse: ErrorResponse = { _, problem in
        let incident = problem.incident.map { " (incident \($0))" } ?? ""
        return .text(
            "\(problem.status.code) \(problem.status.reason): \(problem.message)\(incident)\n", status: problem.status)
    }
}
