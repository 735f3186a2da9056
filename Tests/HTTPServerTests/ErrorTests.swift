import Synchronization
import Testing

@testable import HTTPServer

@Suite("Errors")
struct ErrorTests {
    private struct Failure: Error {}

    private static let routes = [
        Route("GET", "/fail") { _ in throw Failure() },
        Route("GET", "/conflict") { _ in throw HTTPProblem(.conflict, "The price has changed.") },
        Route("GET", "/inject") { _ in Response(headers: [("X-Name", "a\r\nSet-Cookie: evil")]) },
        Route("GET", "/nul") { _ in Response(headers: [("X-Name", "a\0b")]) },
        Route("GET", "/name") { _ in Response(headers: [("X Name", "a")]) },
        Route("GET", "/length") { _ in Response(headers: [("content-length", "7")]) },
        Route("GET", "/redirect") { _ in .redirect(to: "/a\r\nX: y") },
        Route("POST", "/form", body: .form) { _ in .text("ok") },
    ]

    @Test(
        "every error is decorated and made by the application",
        arguments: [
            ("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n", 404), ("PUT /fail HTTP/1.1\r\nHost: x\r\n\r\n", 405),
            ("GET /fail HTTP/1.1\r\nHost: x\r\n\r\n", 500), ("GET /conflict HTTP/1.1\r\nHost: x\r\n\r\n", 409),
            ("GET /../ HTTP/1.1\r\nHost: x\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\n\r\n", 400), ("GET /inject HTTP/1.1\r\nHost: x\r\n\r\n", 500),
            ("POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n", 415),
            (
                "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 9999999\r\n\r\n", 413
            ),
            (
                "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                    + "Content-Length: 20\r\n\r\nnot a multipart body", 400
            ),
            ("GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: 40_000) + "\r\n\r\n", 431),
        ])
    func decorated(request: String, status: Int) throws {
        let application = Application(
            routes: Self.routes, errorResponse: { .text("own page: \($1.message)", status: $1.status) },
            decorate: { $1.with("X-Guard", "on") })
        let server = try TestServer.start(application)
        defer { server.stop() }
        let response = try TestServer.exchange(server, request)
        #expect(response.status == status)
        #expect(response.header("x-guard") == "on")
        #expect(response.text.hasPrefix("own page: "))
    }

    @Test("an unexpected error is told to the log with the incident that the page shows, and to nobody else")
    func incident() throws {
        let log = Mutex<[HTTPProblem]>([])
        let application = Application(
            routes: Self.routes, onError: { _, problem in log.withLock { $0.append(problem) } })
        let server = try TestServer.start(application)
        defer { server.stop() }
        let page = try TestServer.get(server, "/fail").text
        let problem = try #require(log.withLock { $0.first })
        #expect(problem.cause is Failure)
        #expect(page.contains(try #require(problem.incident)))
        #expect(!page.contains("Failure"))
        #expect(try TestServer.get(server, "/conflict").text.contains("The price has changed."))
        #expect(log.withLock { $0.count } == 1)
    }

    @Test(
        "a response with a header field that would break its line is replaced and logged",
        arguments: ["/inject", "/nul", "/name", "/length", "/redirect"])
    func injection(target: String) throws {
        let log = Mutex<[HTTPProblem]>([])
        let application = Application(
            routes: Self.routes, onError: { _, problem in log.withLock { $0.append(problem) } })
        let server = try TestServer.start(application)
        defer { server.stop() }
        let response = try TestServer.get(server, target)
        #expect(response.status == 500)
        #expect(response.header("set-cookie") == nil && response.header("x-name") == nil)
        #expect(log.withLock { $0.first?.cause is UnsoundHeader })
    }

    @Test("a decoration that breaks a line cannot loop")
    func badDecoration() throws {
        let application = Application(routes: Self.routes, decorate: { $1.with("X", "a\nb") })
        let server = try TestServer.start(application)
        defer { server.stop() }
        let response = try TestServer.get(server, "/conflict")
        #expect(response.status == 500)
        #expect(response.header("x") == nil)
    }

    @Test(
        "an application answers without a server as it does with one",
        arguments: ["/fail", "/conflict", "/x", "/inject"])
    func withoutSocket(target: String) throws {
        let application = Application(routes: Self.routes, decorate: { $1.with("X-Guard", "on") })
        let server = try TestServer.start(application)
        defer { server.stop() }
        let head = try RequestHead(method: "GET", target: target, headers: Headers([("Host", "localhost")]))
        let response = application.respond(to: Request(head: head))
        #expect(response.header("X-Guard") == "on")
        #expect(response.status.code == (try TestServer.get(server, target).status))
    }
}
