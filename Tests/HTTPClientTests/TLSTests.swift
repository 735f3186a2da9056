import Testing

@testable import HTTPClient

@Suite("TLS is verified", .timeLimit(.minutes(1)), .enabled(if: TLSServer.isAvailable, "needs openssl"))
struct TLSTests {
    @Test("a certificate that the given authorities know is accepted for its own name")
    func trusted() async throws {
        let server = try TLSServer()
        let client = HTTPClient(certificateAuthorities: server.certificate)
        let reply = try await client.send(HTTPRequest(url: "https://localhost:\(server.port)/"))
        #expect(reply.status == 200)
        #expect(reply.bytesReceived > 0)
    }

    @Test("a certificate of an unknown authority ends the request before a byte of it is sent")
    func unknownAuthority() async throws {
        let server = try TLSServer()
        let error = await #expect(throws: TransportError.self) {
            try await HTTPClient().send(HTTPRequest(url: "https://localhost:\(server.port)/"))
        }
        #expect(error?.kind == .tls)
        #expect(error?.requestBytesSent == 0)
    }

    @Test("a certificate for another name ends the request before a byte of it is sent")
    func otherName() async throws {
        let server = try TLSServer()
        let client = HTTPClient(certificateAuthorities: server.certificate)
        let error = await #expect(throws: TransportError.self) {
            try await client.send(HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
        }
        #expect(error?.kind == .tls)
        #expect(error?.requestBytesSent == 0)
    }

    @Test("a file of authorities that is absent is .tls, not a connection without a check")
    func absentAuthorities() async throws {
        let server = try TLSServer()
        let client = HTTPClient(certificateAuthorities: "/no/such/file.pem")
        let error = await #expect(throws: TransportError.self) {
            try await client.send(HTTPRequest(url: "https://localhost:\(server.port)/"))
        }
        #expect(error?.kind == .tls)
    }
}
