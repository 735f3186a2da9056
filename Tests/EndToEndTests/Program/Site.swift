import Foundation
import HTTPClient

/// A server’s address and what can be asked of it. Redirects are not followed.
struct Site: Sendable {
    /// Without a slash at the end: `http://localhost:PORT`.
    let address: String

    private static let client = HTTPClient()

    /// `localhost:PORT`.
    var host: String { URL(string: address).flatMap { url in url.host.map { "\($0):\(url.port ?? 80)" } } ?? "" }
    var port: UInt16 { UInt16(URL(string: address)?.port ?? 0) }

    func send(
        _ method: String, _ path: String, _ body: HTTPRequest.Body = .none, headers: [(String, String)] = []
    ) async throws -> HTTPReply {
        try await Self.client.send(
            HTTPRequest(
                method: method, url: address + path, headers: headers, body: body, maximumReplyBytes: 64 << 20))
    }

    func get(_ path: String, headers: [(String, String)] = []) async throws -> HTTPReply {
        try await send("GET", path, headers: headers)
    }

    func post(_ path: String, _ json: JSON, headers: [(String, String)] = []) async throws -> HTTPReply {
        try await send("POST", path, .bytes(try json.bytes, contentType: "application/json"), headers: headers)
    }

    /// The document at a path, which must be there.
    func document(_ path: String) async throws -> JSON {
        let reply = try await get(path)
        guard reply.status == 200 else { throw Failure("GET \(path): \(reply.status) \(reply.text)") }
        return try JSON(reply.body)
    }
}

extension HTTPReply {
    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSON {
        get throws { try JSON(body) }
    }
}
