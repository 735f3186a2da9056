import Foundation
import HTTPClient

/// What is asked of the studio over HTTP.
struct Site: Sendable {
    /// Without a slash at the end: `http://localhost:PORT`.
    let address: String

    private static let client = HTTPClient()
    /// The client takes 256 requests at a time.
    private static let gate = Turnstile(places: 120)

    func send(
        _ method: String, _ path: String, _ body: HTTPRequest.Body = .none, headers: [(String, String)] = []
    ) async throws -> HTTPReply {
        let request = HTTPRequest(
            method: method, url: address + path, headers: headers, body: body, maximumReplyBytes: 64 << 20)
        return try await Self.gate.pass { try await Self.client.send(request) }
    }

    func get(_ path: String) async throws -> HTTPReply {
        try await send("GET", path)
    }

    func page(_ path: String) async throws -> String {
        let reply = try await get(path)
        guard reply.status == 200 else { throw Failure("GET \(path): \(reply.status)") }
        return String(decoding: reply.body, as: UTF8.self)
    }

    func document<Document: Decodable>(_ path: String) async throws -> Document {
        let reply = try await get(path)
        guard reply.status == 200 else { throw Failure("GET \(path): \(reply.status)") }
        return try JSONDecoder().decode(Document.self, from: Data(reply.body))
    }

    func post(_ path: String, json: some Encodable, headers: [(String, String)] = []) async throws -> HTTPReply {
        let body = Array(try JSONEncoder().encode(json))
        return try await send("POST", path, .bytes(body, contentType: "application/json"), headers: headers)
    }

    /// As the studio's own page does in a browser.
    func post(_ path: String, form: [String: String]) async throws -> HTTPReply {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        let text = form.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }.joined(separator: "&")
        return try await send(
            "POST", path, .bytes(Array(text.utf8), contentType: "application/x-www-form-urlencoded"),
            headers: [("Sec-Fetch-Site", "same-origin")])
    }

    /// The token of the form on a page that posts to `action`.
    func formToken(on path: String, action: String) async throws -> String {
        let page = try await page(path)
        guard let form = page.range(of: "action=\"\(action)\""),
            let name = page.range(of: "name=\"form_token\" value=\"", range: form.upperBound..<page.endIndex),
            let end = page.range(of: "\"", range: name.upperBound..<page.endIndex)
        else { throw Failure("No form for \(action) with a token on \(path)") }
        return String(page[name.upperBound..<end.lowerBound])
    }
}
