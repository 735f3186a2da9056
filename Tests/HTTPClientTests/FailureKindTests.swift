import Glibc
import Testing

@testable import HTTPClient

@Suite("Failures are told apart", .timeLimit(.minutes(1)))
struct FailureKindTests {
    /// A failing server and what the client makes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: TransportError.Kind
        var status: Int?
        /// Nil when it depends on the pace.
        var received: Int64? = 0
        var limit = 1 << 20
        var timeout = Duration.seconds(30)
        var stall: StallLimit?
        let script: ScriptedServer.Script
    }

    static let cases = [
        Case(testDescription: "closing without an answer", kind: .connectionLost) { _ = $0.readRequest() },
        Case(testDescription: "resetting without an answer", kind: .connectionLost) { peer in
            _ = peer.readRequest()
            peer.resetOnClose()
        },
        Case(testDescription: "closing inside the head", kind: .connectionLost) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\nContent-Le")
        },
        Case(testDescription: "never answering", kind: .timeout, timeout: .milliseconds(200)) { peer in
            _ = peer.readRequest()
            peer.waitForClose()
        },
        Case(
            testDescription: "pausing in the body", kind: .timeout, status: 200, received: 3,
            timeout: .milliseconds(300)
        ) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
            peer.waitForClose()
        },
        Case(
            testDescription: "pausing in the body under a stall limit", kind: .stalled, status: 200, received: 3,
            stall: StallLimit(bytesPerSecond: 100, for: .seconds(1))
        ) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
            peer.waitForClose()
        },
        Case(
            testDescription: "never answering under a stall limit", kind: .stalled,
            stall: StallLimit(bytesPerSecond: 1, for: .milliseconds(10))
        ) { peer in
            _ = peer.readRequest()
            peer.waitForClose()
        },
        Case(
            testDescription: "dripping a byte at a time", kind: .timeout, status: 200, received: nil,
            timeout: .milliseconds(300)
        ) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            while peer.send("x") { usleep(2000) }
        },
        Case(
            testDescription: "dripping below the stall limit's pace", kind: .stalled, status: 200, received: nil,
            stall: StallLimit(bytesPerSecond: 10_000, for: .seconds(1))
        ) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            while peer.send("x") { usleep(2000) }
        },
        Case(testDescription: "closing inside a body of known length", kind: .truncated, status: 200, received: 3) {
            _ = $0.readRequest()
            $0.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
        },
        Case(testDescription: "closing inside a chunked body", kind: .truncated, status: 202, received: 3) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
        },
        Case(testDescription: "an endless body", kind: .replyTooLarge, status: 200, received: 0, limit: 0) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            while peer.send("more and more ") {}
        },
        Case(testDescription: "an endless head", kind: .replyTooLarge) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\n")
            while peer.send("X-More: and more\r\n") {}
        },
        Case(testDescription: "one huge header", kind: .replyTooLarge) { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 200 OK\r\nX-Huge: \(String(repeating: "x", count: 70_000))\r\n\r\n")
            peer.waitForClose()
        },
        Case(testDescription: "a greeting of another protocol", kind: .badReply) { peer in
            _ = peer.readRequest()
            peer.send("220 mail.example ESMTP\r\n")
        },
    ]

    @Test("a server's fault after the request was sent has its kind and says that bytes were sent", arguments: cases)
    func kindAfterSending(_ fault: Case) async throws {
        let server = ScriptedServer(fault.script)
        let request = HTTPRequest(
            url: server.url(), timeout: fault.timeout, stall: fault.stall, maximumReplyBytes: fault.limit)
        let error = await #expect(throws: TransportError.self) { try await HTTPClient().send(request) }
        #expect(error?.kind == fault.kind, "\(error?.message ?? "")")
        #expect(error?.partialStatus == fault.status)
        if let received = fault.received { #expect(error?.bytesReceived == received) }
        #expect(error.map { $0.requestBytesSent > 0 } == true)
    }
}
