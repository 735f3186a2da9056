import Glibc
import Synchronization
import Testing

@testable import HTTPClient

@Suite("Many requests", .timeLimit(.minutes(1)))
struct LoadTests {
    @Test("100 requests are on their way at once, and each gets its own reply")
    func concurrent() async throws {
        // Nobody is answered before all have asked.
        let server = ScriptedServer.answering { peer, request in
            while peer.log.all.count < 100 { usleep(1000) }
            peer.reply(body: request.line)
        }
        let client = HTTPClient()
        let bodies = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<100 {
                group.addTask {
                    (number, try await client.send(HTTPRequest(url: server.url("/\(number)"))).body.text)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(bodies.count == 100)
        for (number, body) in bodies { #expect(body == "GET /\(number) HTTP/1.1") }
    }

    @Test("more than the bound is refused unsent as .busy")
    func busy() async {
        // Connections wait in the kernel: nobody accepts them.
        let (listener, port) = LoopbackListener.open()
        defer { close(listener) }
        let client = HTTPClient()
        let firstEnd = await withTaskGroup(of: TransportError?.self) { group in
            for _ in 0...HTTPClient.maximumTransfers {
                group.addTask {
                    do throws(TransportError) {
                        _ = try await client.send(HTTPRequest(url: "http://127.0.0.1:\(port)/"))
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        #expect(firstEnd?.kind == .busy)
        #expect(firstEnd?.requestBytesSent == 0)
    }

    @Test("500 requests of every kind leave no descriptor behind, the thread's own included")
    func descriptors() async {
        await #expect(processExitsWith: .success) {
            let server = ScriptedServer { peer in
                while let request = peer.readRequest(), request.line != "GET /hang-up HTTP/1.1" {
                    peer.reply(body: "fine")
                }
            }
            let folder = TemporaryFolder()
            let first = HTTPClient()
            try await sendFive(first, server, folder, rounds: 10)
            first.shutdown()
            #expect(await eventually { server.openConnectionCount == 0 })

            let before = openDescriptors()
            let client = HTTPClient()
            try await sendFive(client, server, folder, rounds: 100)
            #expect(await eventually { server.openConnectionCount <= 2 })
            client.shutdown()
            #expect(await eventually { openDescriptors() == before })
        }
    }
}

/// A kept GET, a single-use POST, a broken one, a download and a cancelled one.
private func sendFive(
    _ client: HTTPClient, _ server: ScriptedServer, _ folder: TemporaryFolder, rounds: Int
) async throws {
    let destination = FileDestination(path: folder.file("clip")) { _, _ in .truncate }
    for _ in 0..<rounds {
        _ = try await client.send(HTTPRequest(url: server.url()))
        _ = try await client.send(HTTPRequest(method: "POST", url: server.url(), body: .multipart([.text("a", "b")])))
        _ = try? await client.send(HTTPRequest(url: server.url("/hang-up"), singleUse: true))
        _ = try await client.send(HTTPRequest(url: server.url(), destination: destination))
        let task = Task { try await client.send(HTTPRequest(url: server.url())) }
        task.cancel()
        _ = try? await task.value
    }
}

/// Those of the client's thread included: it holds a pair of sockets until its end.
private func openDescriptors() -> Int {
    FileContent.names(in: "/proc/self/fd").count
}

/// Waits for a condition, at most 20 s: a time limit does not reach into another process.
private func eventually(_ condition: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < end {
        if condition() { return true }
        await Task.yield()
    }
    return false
}
