import Foundation
import Testing

@testable import HTTPServer

/// Starts servers for tests and talks to them.
enum TestServer {
    static func start(
        _ routes: [Route], in folder: TemporaryFolder? = nil, _ change: (inout Configuration) -> Void = { _ in }
    ) throws -> Server {
        try start(Application(routes: routes), in: folder, change)
    }

    static func start(
        _ application: Application, in folder: TemporaryFolder? = nil,
        _ change: (inout Configuration) -> Void = { _ in }
    ) throws -> Server {
        var configuration = Configuration(port: 0, temporaryFolder: folder?.path ?? "/tmp")
        change(&configuration)
        return try Server(application: application, configuration: configuration)
    }

    /// One request on a connection of its own.
    static func get(_ server: Server, _ target: String, _ headers: String...) throws -> RawResponse {
        try exchange(
            server, "GET \(target) HTTP/1.1\r\nHost: localhost\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    static func post(_ server: Server, _ target: String, type: String, _ body: [UInt8]) throws -> RawResponse {
        let head = "POST \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\n"
        return try exchange(server, Array("\(head)Content-Length: \(body.count)\r\n\r\n".utf8) + body)
    }

    static func exchange(_ server: Server, _ request: String) throws -> RawResponse {
        try exchange(server, Array(request.utf8))
    }

    static func exchange(_ server: Server, _ request: [UInt8]) throws -> RawResponse {
        let connection = try RawConnection(server)
        connection.send(request)
        return try connection.response()
    }

    /// Waits until the condition holds, 20 s at most; false when it never did.
    static func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<4000 {
            if condition() { return true }
            usleep(5000)
        }
        return false
    }
}
