import Testing

@testable import HTTPServer

@Suite("Routing")
struct RouterTests {
    private static let router = Router([
        named("GET", "/"), named("GET", "/videos/{id}"), named("GET", "/videos/new"), named("POST", "/videos/new"),
        named("POST", "/videos/{id}/generate-sora"), named("DELETE", "/v1/videos/{id}"),
        named("GET", "/v1/videos/{id}"),
        named("GET", "/a/{x}/{y}"), named("GET", "/a/{x}/c"), named("GET", "/{any}/b/c"),
    ])

    private static func named(_ method: String, _ pattern: String) -> Route {
        Route(method, pattern) { _ in .text(pattern) }
    }

    @Test(
        "a path finds its route, literal parts before parameters",
        arguments: [
            ("GET", "/", "/"), ("GET", "/videos/7", "/videos/{id}"), ("GET", "/videos/new", "/videos/new"),
            ("HEAD", "/videos/7", "/videos/{id}"), ("POST", "/videos/7/generate-sora", "/videos/{id}/generate-sora"),
            ("DELETE", "/v1/videos/a%2Fb", "/v1/videos/{id}"), ("GET", "/a/b/c", "/a/{x}/c"),
            ("GET", "/a/b/d", "/a/{x}/{y}"), ("GET", "/b/b/c", "/{any}/b/c"),
        ])
    func finds(method: String, target: String, pattern: String) throws {
        let match = try Self.router.route(for: RequestHead(method: method, target: target))
        #expect(match.route.pattern.description == pattern)
    }

    @Test(
        "an unknown path is 404",
        arguments: ["/videos", "/videos/", "/videos/7/", "/Videos/7", "/videos/7/x", "/a/x/y/c", "/x"])
    func unknown(target: String) throws {
        let problem = #expect(throws: HTTPProblem.self) {
            try Self.router.route(for: RequestHead(method: "GET", target: target))
        }
        #expect(problem?.status == .notFound)
    }

    @Test(
        "an unknown method is 405 and tells the others",
        arguments: [
            ("POST", "/", ["GET", "HEAD"]), ("OPTIONS", "/videos/7", ["GET", "HEAD"]),
            ("PUT", "/videos/new", ["GET", "HEAD", "POST"]), ("GET", "/videos/7/generate-sora", ["POST"]),
            ("get", "/", ["GET", "HEAD"]), ("PATCH", "/v1/videos/7", ["DELETE", "GET", "HEAD"]),
        ])
    func method(method: String, target: String, allowed: [String]) throws {
        let problem = #expect(throws: HTTPProblem.self) {
            try Self.router.route(for: RequestHead(method: method, target: target))
        }
        #expect(problem?.status == .methodNotAllowed)
        #expect(problem?.allowedMethods == allowed)
    }

    @Test(
        "a row's number is decimal digits within 63 bits",
        arguments: [
            ("1", 1), ("9223372036854775807", .max), ("9223372036854775808", nil), ("0", nil), ("01", nil), ("-1", nil),
            ("+1", nil), ("1.0", nil), ("", nil), ("1 ", nil), ("٣", nil), ("99999999999999999999", nil),
        ] as [(String, Int64?)])
    func numbers(text: String, number: Int64?) {
        #expect(PathParameters([("id", text)]).int("id") == number)
    }
}
