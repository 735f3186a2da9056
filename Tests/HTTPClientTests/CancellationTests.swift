import Glibc
import Testing

@testable import HTTPClient

@Suite("Giving up", .timeLimit(.minutes(1)))
struct CancellationTests {
    /// A server that reads a request, tells so, and sees the client leave.
    private struct SilentServer {
        let server: ScriptedServer
        let arrived: AsyncStream<Void>
        let left: AsyncStream<Void>

        init() {
            let (arrived, arrival) = AsyncStream<Void>.makeStream()
            let (left, departure) = AsyncStream<Void>.makeStream()
            (self.arrived, self.left) = (arrived, left)
            server = ScriptedServer { peer in
                _ = peer.readRequest()
                arrival.yield()
                peer.waitForClose()
                departure.yield()
            }
        }
    }

    private func first(_ stream: AsyncStream<Void>) async {
        for await _ in stream { return }
    }

    @Test("cancelling the task ends the transfer, closes the connection and says what was sent")
    func cancel() async throws {
        let silent = SilentServer()
        let client = HTTPClient()
        let task = Task { try await client.send(HTTPRequest(method: "POST", url: silent.server.url())) }
        await first(silent.arrived)
        task.cancel()
        let error = await #expect(throws: TransportError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        #expect(error.map { $0.requestBytesSent > 0 } == true)
        await first(silent.left)
    }

    @Test("a request of a task that is cancelled already is never sent")
    func cancelledBefore() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let client = HTTPClient()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await client.send(HTTPRequest(url: server.url()))
        }
        let error = await #expect(throws: TransportError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        #expect(error?.requestBytesSent == 0)
        #expect(server.connectionCount == 0)
    }

    @Test("cancelling one request leaves the others alone")
    func neighbour() async throws {
        let silent = SilentServer()
        let (permitted, permission) = AsyncStream<Void>.makeStream()
        let slow = ScriptedServer.answering { peer, _ in
            permission.yield()
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
            while silent.server.requests.isEmpty { usleep(1000) }
            peer.send("ok")
        }
        let client = HTTPClient()
        async let kept = client.send(HTTPRequest(url: slow.url()))
        await first(permitted)
        let task = Task { try await client.send(HTTPRequest(url: silent.server.url())) }
        await first(silent.arrived)
        task.cancel()
        await #expect(throws: TransportError.self) { try await task.value }
        #expect(try await kept.body.text == "ok")
    }

    @Test("shutdown ends what runs, and later requests are refused unsent")
    func shutdown() async throws {
        let silent = SilentServer()
        let client = HTTPClient()
        let task = Task { try await client.send(HTTPRequest(url: silent.server.url())) }
        await first(silent.arrived)
        client.shutdown()
        let error = await #expect(throws: TransportError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        await first(silent.left)

        client.shutdown()
        let late = await #expect(throws: TransportError.self) {
            try await client.send(HTTPRequest(url: silent.server.url()))
        }
        #expect(late?.kind == .cancelled)
        #expect(late?.requestBytesSent == 0)
        #expect(silent.server.connectionCount == 1)
    }

    @Test("letting the client go closes its connections")
    func release() async throws {
        let (left, departure) = AsyncStream<Void>.makeStream()
        let server = ScriptedServer { peer in
            while peer.readRequest() != nil { peer.reply() }
            departure.yield()
        }
        do {
            _ = try await HTTPClient().send(HTTPRequest(url: server.url()))
        }
        await first(left)
    }
}
