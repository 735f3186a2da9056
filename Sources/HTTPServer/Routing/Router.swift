/// Finds the route of a request.
package struct Router: Sendable {
    /// By the number of their parts, the more specific first.
    private let routes: [Int: [Route]]

    /// The order of the list does not matter: literal parts win over parameters.
    package init(_ routes: [Route]) {
        self.routes = Dictionary(grouping: routes) { $0.pattern.parts.count }.mapValues { routes in
            routes.sorted { $0.pattern.isMoreSpecific(than: $1.pattern) }
        }
    }

    /// Throws 404 for an unknown path and 405 with the path's methods for an unknown method.
    package func route(for head: RequestHead) throws(HTTPProblem) -> (route: Route, parameters: PathParameters) {
        var allowed: Set<String> = []
        for route in routes[head.segments.count] ?? [] {
            guard let parameters = route.pattern.match(head.segments) else { continue }
            if route.answers(head.method) { return (route, parameters) }
            allowed.insert(route.method)
        }
        guard !allowed.isEmpty else { throw HTTPProblem(.notFound, "There is nothing at this address.") }
        if allowed.contains("GET") { allowed.insert("HEAD") }
        var problem = HTTPProblem(.methodNotAllowed, "This address does not take \(head.method).")
        problem.allowedMethods = allowed.sorted()
        throw problem
    }
}
