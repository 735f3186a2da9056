import Foundation
import Synchronization
import Testing

@testable import HTTPServer

@Suite("A server")
struct ServerTests {
    private static let hello = Route("GET", "/") { _ in .text("hello") }

    @Test("answers on both loopback addresses at the same port, without asking for delay")
    func addresses() throws {
        let server = try TestServer.start([Self.hello])
        defer { server.stop() }
        for host in ["127.0.0.1", "::1"] {
            let connection = try RawConnection(server, host: host)
            connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try connection.response().text == "hello")
        }
    }

    @Test("says which port is in use")
    func portInUse() throws {
        let first = try TestServer.start([Self.hello])
        defer { first.stop() }
        let error = #expect(throws: ServerError.self) {
            try TestServer.start([Self.hello]) { $0.port = UInt16(first.port) }
        }
        #expect(error == .addressInUse(address: "127.0.0.1", port: UInt16(first.port)))
        #expect("\(error!)".contains("Port \(first.port) of 127.0.0.1 is in use"))
    }

    @Test("starts on the port of one that has just stopped, again and again")
    func restart() throws {
        let first = try TestServer.start([Self.hello])
        #expect(try TestServer.get(first, "/").text == "hello")
        first.stop()
        for _ in 0..<5 {
            let next = try TestServer.start([Self.hello]) { $0.port = UInt16(first.port) }
            #expect(try TestServer.get(next, "/").text == "hello")
            next.stop()
        }
    }

    @Test("names an address that is not this machine's", arguments: ["nonsense", "192.0.2.1", "300.0.0.1", ""])
    func badAddress(address: String) {
        #expect(throws: ServerError.badAddress(address)) { try TestServer.start([]) { $0.addresses = [address] } }
    }

    @Test("refuses connections after its stop, and a second stop does nothing")
    func stop() throws {
        let server = try TestServer.start([Self.hello])
        #expect(try TestServer.get(server, "/").text == "hello")
        server.stop()
        server.stop()
        #expect(throws: RawConnection.Refused.self) { try RawConnection(server) }
    }

    @Test("lets a running answer finish when it stops")
    func stopWhileRunning() throws {
        let (entered, leave) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let slow = Route("GET", "/slow") { _ in
            entered.signal()
            leave.wait()
            return .text("done")
        }
        let server = try TestServer.start([slow])
        let connection = try RawConnection(server)
        let idle = try RawConnection(server)
        connection.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        entered.wait()
        let isStopped = Mutex(false)
        Foundation.Thread.detachNewThread {
            server.stop()
            isStopped.withLock { $0 = true }
        }
        #expect(idle.rest() == [])
        #expect(!isStopped.withLock { $0 })
        leave.signal()
        #expect(try connection.response().text == "done")
        #expect(TestServer.eventually { isStopped.withLock { $0 } })
    }

    @Test("stops well in the midst of clients that come, ask and leave, two hundred times over")
    func stopUnderLoad() throws {
        for _ in 0..<200 {
            let server = try TestServer.start([Self.hello])
            let clients = DispatchGroup()
            for _ in 0..<4 {
                DispatchQueue.global().async(group: clients) {
                    while let connection = try? RawConnection(server) {
                        connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                        guard connection.skip(1000) > 0 else { return }
                    }
                }
            }
            usleep(.random(in: 0...5000))
            server.stop()
            clients.wait()
        }
    }

    @Test("answers a request on one thread while a handler blocks another")
    func blockedHandler() throws {
        let leave = DispatchSemaphore(value: 0)
        let block = Route("GET", "/block") { _ in
            leave.wait()
            return .text("late")
        }
        let server = try TestServer.start([Self.hello, block])
        defer { server.stop() }
        let blocked = try RawConnection(server, host: "::1")
        blocked.send("GET /block HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try TestServer.get(server, "/").text == "hello")
        leave.signal()
        #expect(try blocked.response().text == "late")
    }

    @Test("keeps a connection for many requests, also when they come at once or in pieces")
    func keepAlive() throws {
        let echo = Route("GET", "/{id}") { .text($0.parameters["id"] ?? "") }
        let server = try TestServer.start([echo])
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send((0..<50).map { "GET /\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
        for number in 0..<50 { #expect(try connection.response().text == "\(number)") }
        for byte in "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n".utf8 { connection.send([byte]) }
        #expect(try connection.response().text == "slow")
        connection.send("GET /x/unknown HTTP/1.1\r\nHost: x\r\n\r\nPUT /x HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try connection.response().status == 404)
        #expect(try connection.response().header("allow") == "GET, HEAD")
        #expect(server.connectionCount == 1)
        connection.send("GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(try connection.response().text == "last")
        #expect(connection.rest() == [])
    }

    @Test("answers a request with as many arguments as it takes, and refuses one more")
    func manyArguments() throws {
        let server = try TestServer.start([Self.hello])
        defer { server.stop() }
        #expect(try TestServer.get(server, "/?" + String(repeating: "a&", count: 1000)).status == 200)
        #expect(try TestServer.get(server, "/?" + String(repeating: "a&", count: 1001)).status == 400)
    }

    @Test("answers HEAD with GET's fields and no content")
    func head() throws {
        let server = try TestServer.start([Self.hello])
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
        let head = try connection.response(toHead: true)
        #expect(head.header("content-length") == "5")
        #expect(head.header("content-type") == "text/plain; charset=utf-8")
        #expect(try connection.response().text == "hello")
    }

    @Test("screens every request before its route and its body")
    func screen() throws {
        let application = Application(
            routes: [Self.hello, Route("POST", "/form", body: .form) { _ in .text("posted") }],
            screen: { $0.headers["host"] == "good" ? nil : Response(status: .misdirectedRequest) })
        let server = try TestServer.start(application)
        defer { server.stop() }
        for target in ["/", "/unknown", "/form"] {
            for method in ["GET", "POST", "PUT", "OPTIONS"] {
                let head = "\(method) \(target) HTTP/1.1\r\nHost: evil\r\nContent-Length: 9999999\r\n\r\n"
                #expect(try TestServer.exchange(server, head).status == 421)
            }
        }
        #expect(try TestServer.exchange(server, "GET / HTTP/1.1\r\n\r\n").status == 421)
        #expect(try TestServer.exchange(server, "GET / HTTP/1.1\r\nHost: good\r\n\r\n").status == 200)
    }
}
