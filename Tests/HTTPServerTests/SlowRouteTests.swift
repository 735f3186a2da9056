import Foundation
import Synchronization
import Testing

@testable import HTTPServer

@Suite("A slow route")
struct SlowRouteTests {
    /// Handlers that wait until they are let go, and how many of them run.
    private final class Gate: Sendable {
        private struct Count {
            var running = 0
            var most = 0
            var begun: [String] = []
        }

        private let count = Mutex(Count())
        private let leave = DispatchSemaphore(value: 0)

        var running: Int { count.withLock { $0.running } }
        var most: Int { count.withLock { $0.most } }
        var begun: [String] { count.withLock { $0.begun } }

        func pass(_ name: String) {
            count.withLock {
                $0.running += 1
                $0.most = max($0.most, $0.running)
                $0.begun.append(name)
            }
            leave.wait()
            count.withLock { $0.running -= 1 }
        }

        func open(for handlers: Int = 1) {
            for _ in 0..<handlers { leave.signal() }
        }
    }

    private static func start(
        _ gate: Gate, _ change: (inout Configuration) -> Void = { _ in }
    ) throws -> Server {
        let always: @Sendable (Request) -> Bool = { _ in true }
        let slow = Route("GET", "/slow/{name}", slow: always) { request in
            let name = request.parameters["name"] ?? ""
            gate.pass(name)
            return .text(name)
        }
        let byForm: @Sendable (Request) -> Bool = { $0.form["slow"] != nil }
        let form = Route("POST", "/form", body: .form, slow: byForm) { request in
            if let name = request.form["slow"] { gate.pass(name) }
            return .text("form")
        }
        let quick = Route("GET", "/quick") { _ in .text("quick") }
        return try TestServer.start(Application(routes: [slow, form, quick])) {
            $0.threads = 1
            $0.addresses = ["127.0.0.1"]
            change(&$0)
        }
    }

    private static func ask(_ server: Server, _ name: String) throws -> RawConnection {
        let connection = try RawConnection(server)
        connection.send("GET /slow/\(name) HTTP/1.1\r\nHost: x\r\n\r\n")
        return connection
    }

    @Test("leaves the only thread of its address to all other requests, however many wait for it")
    func leavesTheThreads() throws {
        let gate = Gate()
        let server = try Self.start(gate)
        defer { server.stop() }
        let waiting = try (0..<10).map { try Self.ask(server, "\($0)") }
        #expect(TestServer.eventually { gate.running == 2 && server.waitingCount == 8 })
        for _ in 0..<5 { #expect(try TestServer.get(server, "/quick").text == "quick") }
        let type = FormTests.urlencoded
        #expect(try TestServer.post(server, "/form", type: type, Array("a=b".utf8)).text == "form")
        gate.open(for: 10)
        for (index, connection) in waiting.enumerated() { #expect(try connection.response().text == "\(index)") }
        #expect(gate.most == 2)
        #expect(server.connectionCount <= 10)
    }

    @Test("takes its requests in the order in which they came, and one connection for many")
    func order() throws {
        let gate = Gate()
        let server = try Self.start(gate) { $0.slowThreads = 1 }
        defer { server.stop() }
        let names = ["a", "b", "c", "d"]
        var connections: [RawConnection] = []
        for (index, name) in names.enumerated() {
            connections.append(try Self.ask(server, name))
            #expect(TestServer.eventually { gate.running == 1 && server.waitingCount == index })
        }
        gate.open(for: names.count)
        for (name, connection) in zip(names, connections) { #expect(try connection.response().text == name) }
        #expect(gate.begun == names)
        #expect(gate.most == 1)
        connections[0].send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try connections[0].response().text == "quick")
    }

    @Test("says that too many wait, without calling its handler, when the line is full")
    func fullLine() throws {
        let gate = Gate()
        let server = try Self.start(gate) {
            $0.slowThreads = 1
            $0.longestSlowLine = 1
        }
        defer { server.stop() }
        let running = try Self.ask(server, "running")
        #expect(TestServer.eventually { gate.running == 1 })
        let waiting = try Self.ask(server, "waiting")
        #expect(TestServer.eventually { server.waitingCount == 1 })
        let refused = try Self.ask(server, "refused").response()
        #expect(refused.status == 503)
        #expect(refused.text.contains("Too many slow requests wait"))
        gate.open(for: 2)
        #expect(try running.response().text == "running")
        #expect(try waiting.response().text == "waiting")
        #expect(gate.begun == ["running", "waiting"])
    }

    @Test("with a form is told by what the form holds")
    func form() throws {
        let gate = Gate()
        let server = try Self.start(gate)
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send(
            "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: \(FormTests.urlencoded)\r\nContent-Length: 6\r\n\r\nslow=1"
        )
        #expect(TestServer.eventually { gate.running == 1 })
        #expect(try TestServer.get(server, "/quick").text == "quick")
        gate.open()
        #expect(try connection.response().text == "form")
    }

    @Test("whose client has left, or whose server stops, ends well: what runs is awaited")
    func stop() throws {
        let gate = Gate()
        let server = try Self.start(gate) {
            $0.slowThreads = 1
            $0.stopTimeout = .milliseconds(50)
        }
        _ = try Self.ask(server, "left")
        #expect(TestServer.eventually { gate.running == 1 })
        let waiting = try Self.ask(server, "waiting")
        #expect(TestServer.eventually { server.waitingCount == 1 })
        let isStopped = Mutex(false)
        Foundation.Thread.detachNewThread {
            server.stop()
            isStopped.withLock { $0 = true }
        }
        #expect(waiting.rest() == [])
        #expect(!isStopped.withLock { $0 })
        gate.open(for: 2)
        #expect(TestServer.eventually { isStopped.withLock { $0 } })
    }

    @Test("that waits when the server stops is not begun, but hears of the end")
    func over() {
        let lane = SlowLane(longest: 2)
        let heard = Mutex<[SlowLane.Turn]>([])
        #expect(lane.take { turn in heard.withLock { $0.append(turn) } })
        #expect(lane.take { turn in heard.withLock { $0.append(turn) } })
        #expect(!lane.take { _ in Issue.record("taken although two wait") })
        lane.close(threads: 1)
        #expect(!lane.take { _ in Issue.record("taken after the end") })
        lane.run()
        #expect(heard.withLock { $0 } == [.over, .over])
    }
}
