import Foundation
import Testing

@testable import HTTPServer

@Suite("Deadlines", .serialized)
struct DeadlineTests {
    private static let hello = Route("GET", "/") { _ in .text("hello") }
    private static let form = Route("POST", "/form", body: .form) { _ in .text("posted") }
    private static let upload = Route("POST", "/upload", body: .upload()) { _ in .text("uploaded") }

    /// Sends a byte to each connection every few milliseconds until the server has closed them all.
    private func drip(_ connections: [RawConnection], into server: Server) -> Bool {
        TestServer.eventually {
            for connection in connections { connection.send("a") }
            return server.connectionCount == 0
        }
    }

    @Test("two hundred dripping heads neither hold up a page nor live on")
    func slowHeads() throws {
        let server = try TestServer.start([Self.hello]) { $0.headerDeadline = .seconds(2) }
        defer { server.stop() }
        let dripping = try (0..<200).map { _ in try RawConnection(server) }
        for connection in dripping { connection.send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ") }
        #expect(TestServer.eventually { server.connectionCount == 200 })
        #expect(try TestServer.get(server, "/").text == "hello")
        #expect(drip(dripping, into: server))
    }

    @Test("a connection that never sends a byte is closed")
    func silence() throws {
        let server = try TestServer.start([Self.hello]) { $0.headerDeadline = .milliseconds(200) }
        defer { server.stop() }
        #expect(try RawConnection(server).rest() == [])
    }

    @Test("a dripping form is closed at its deadline, however often a byte comes")
    func slowForm() throws {
        let server = try TestServer.start([Self.form]) { $0.bodyDeadline = .milliseconds(300) }
        defer { server.stop() }
        let connection = try RawConnection(server)
        let type = "Content-Type: application/x-www-form-urlencoded"
        connection.send("POST /form HTTP/1.1\r\nHost: x\r\n\(type)\r\nContent-Length: 100000\r\n\r\n")
        #expect(drip([connection], into: server))
    }

    @Test("an upload goes on for as long as pieces come, and is closed when they stop")
    func slowUpload() throws {
        let server = try TestServer.start([Self.upload]) {
            $0.uploadIdleTimeout = .milliseconds(400)
            $0.bodyDeadline = .milliseconds(100)
        }
        defer { server.stop() }
        let head = "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=xx\r\n"
        let start = "--xx\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n"
        let body = start + String(repeating: "a", count: 60) + "\r\n--xx--"
        let steady = try RawConnection(server)
        steady.send(head + "Content-Length: \(body.utf8.count)\r\n\r\n")
        for byte in body.utf8 {
            steady.send([byte])
            usleep(10_000)
        }
        #expect(try steady.response().text == "uploaded")
        let stalled = try RawConnection(server)
        stalled.send(head + "Content-Length: \(body.utf8.count)\r\n\r\n" + start)
        #expect(stalled.rest() == [])
    }

    @Test("an idle connection is closed")
    func idle() throws {
        let server = try TestServer.start([Self.hello]) { $0.idleTimeout = .milliseconds(200) }
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try connection.response().text == "hello")
        #expect(connection.rest() == [])
    }

    @Test("a client that ends its half with its request is answered and let go")
    func halfClosed() throws {
        let server = try TestServer.start([Self.hello])
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        shutdownWriting(connection)
        #expect(try connection.response().text == "hello")
        #expect(connection.rest() == [])
    }

    @Test("a download goes on while its reader reads, however slowly, and is cut when it stops")
    func slowReader() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("video.mp4", [UInt8](repeating: 7, count: 30 << 20))
        let video = Route("GET", "/video") { request in
            try FileResponse(path: path, contentType: "video/mp4").response(to: request.head)
        }
        let server = try TestServer.start([video]) { $0.idleTimeout = .milliseconds(600) }
        defer { server.stop() }
        let reader = try RawConnection(server, receiveBuffer: 16 << 10)
        reader.send("GET /video HTTP/1.1\r\nHost: x\r\n\r\n")
        for _ in 0..<60 {
            try #require(reader.skip(32 << 10) > 0)
            usleep(30_000)
        }
        #expect(server.connectionCount == 1)
        #expect(TestServer.eventually { server.connectionCount == 0 })
    }

    @Test("beyond the limit an idle connection makes room, and a busy server refuses")
    func connectionLimit() throws {
        let server = try TestServer.start([Self.hello]) { $0.maximumConnections = 20 }
        defer { server.stop() }
        let connections = try (0..<20).map { _ in try RawConnection(server) }
        #expect(TestServer.eventually { server.connectionCount == 20 })
        let refused = try RawConnection(server)
        refused.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(refused.rest() ?? [] == [])
        connections[7].send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try connections[7].response().text == "hello")
        #expect(try TestServer.get(server, "/").text == "hello")
        #expect(connections[7].rest() == [])
    }
}
