extension Application {
    /// The response that this request gets over the wire, without a wire: screened, routed, decorated.
    /// The body is taken as it is; limits of bodies belong to the server.
    package func respond(to request: Request) -> Response {
        do throws(HTTPProblem) {
            switch try plan(for: request.head, version: "HTTP/1.1") {
            case .answer(let response): return finish(response, to: request.head)
            case .run(let route, let parameters):
                var request = request
                request.parameters = parameters
                return finish(run(route, request), to: request.head)
            }
        } catch {
            return finish(response(to: request.head, for: error), to: request.head)
        }
    }

    /// What to do with a request whose body has not been read.
    enum Plan {
        case answer(Response)
        case run(Route, PathParameters)
    }

    /// Throws for a request that ends its connection.
    func plan(for head: RequestHead, version: String) throws(HTTPProblem) -> Plan {
        if let response = screen(head) { return .answer(response) }
        // HTTP/1.1 demands a host (RFC 9112, section 3.2); the screen may have said so in its own words.
        guard version == "HTTP/1.0" || head.headers.contains("host") else {
            throw HTTPProblem(.badRequest, "The request names no host.")
        }
        do throws(HTTPProblem) {
            let match = try router.route(for: head)
            return .run(match.route, match.parameters)
        } catch {
            return .answer(response(to: head, for: error))
        }
    }

    /// Runs the route's handler; every error becomes its response.
    func run(_ route: Route, _ request: Request) -> Response {
        do {
            return try route.handler(request)
        } catch {
            return response(to: request.head, for: error as? HTTPProblem ?? HTTPProblem(unexpected: error))
        }
    }

    func response(to head: RequestHead, for problem: HTTPProblem) -> Response {
        if problem.status.code >= 500 { onError(head, problem) }
        var response = errorResponse(head, problem)
        if !problem.allowedMethods.isEmpty {
            response.setHeader("Allow", problem.allowedMethods.joined(separator: ", "))
        }
        return response
    }

    /// The response as it is sent: decorated, and with header fields that hold only what they may.
    func finish(_ response: Response, to head: RequestHead) -> Response {
        let decorated = decorate(head, response)
        guard let field = decorated.headers.first(where: { !Self.isSound($0) }) else { return decorated }
        let problem = HTTPProblem(unexpected: UnsoundHeader(name: field.name))
        let replacement = decorate(head, self.response(to: head, for: problem))
        return replacement.headers.allSatisfy(Self.isSound) ? replacement : Response(status: problem.status)
    }

    /// The server's own: a second one would contradict it.
    private static let framing = ["Content-Length", "Transfer-Encoding"]

    private static func isSound(_ field: Response.Field) -> Bool {
        ASCII.isToken(field.name) && !field.value.isEmpty && !field.value.utf8.contains(where: ASCII.isControl)
            && !framing.contains { ASCII.equalIgnoringCase($0, field.name) }
    }
}
