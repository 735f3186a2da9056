import HTTPServer
import Studio

/// The studio's pages and JSON API as one application, for the program and for the tests.
package enum WebApplication {
    /// - Parameter port: to be told once the server listens: requests that name another port are not for us.
    package static func make(_ context: StudioContext, port: ServedPort) -> Application {
        let door = FrontDoor(host: HostRule(port: port), webhookHosts: context.webhookHosts)
        return Application(
            routes: RouteTable(context: context).routes,
            screen: { door.screen($0) },
            errorResponse: { head, problem in
                // What is refused before it reaches the front door tells strangers nothing either.
                guard door.admits(head) else { return Response(status: .misdirectedRequest) }
                return ErrorPage.response(to: head, for: problem, context)
            },
            decorate: { SecurityHeaders.decorate($0, $1) },
            onError: { head, problem in
                let cause = problem.cause.map { "\($0)" } ?? problem.message
                context.log.error("\(head.method) \(head.path): incident \(problem.incident ?? "none"): \(cause)")
            })
    }
}
