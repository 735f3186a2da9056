import Testing

@testable import HTTPClient

@Suite("Multipart forms", .timeLimit(.minutes(1)))
struct MultipartTests {
    @Test("fields and a file arrive in order and byte for byte")
    func form() async throws {
        let folder = TemporaryFolder()
        let picture = Array("\r\n--\r\n\u{0}".utf8) + patternedBytes(300_000)
        let path = folder.file("picture", picture)
        let parts: [HTTPRequest.Part] = [
            .text("prompt", "größer\r\n& =“besser”"),
            .file("input", path: path, fileName: "a \"b\".png", contentType: "image/png"),
            .text("empty", ""),
        ]
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        _ = try await HTTPClient().send(HTTPRequest(method: "POST", url: server.url(), body: .multipart(parts)))

        let received = try #require(server.requests.first)
        let type = try #require(received.header("content-type"))
        let boundary = try #require(type.split(separator: "boundary=").last)
        #expect(type.hasPrefix("multipart/form-data; boundary="))
        #expect(received.header("expect") == nil)
        #expect(received.body == expected(boundary: String(boundary), picture: picture))
    }

    private func expected(boundary: String, picture: [UInt8]) -> [UInt8] {
        let start = [
            "--\(boundary)", "Content-Disposition: form-data; name=\"prompt\"", "", "größer", "& =“besser”",
            "--\(boundary)", "Content-Disposition: form-data; name=\"input\"; filename=\"a %22b%22.png\"",
            "Content-Type: image/png", "", "",
        ]
        let end = [
            "", "--\(boundary)", "Content-Disposition: form-data; name=\"empty\"", "", "", "--\(boundary)--", "",
        ]
        return Array(start.joined(separator: "\r\n").utf8) + picture + Array(end.joined(separator: "\r\n").utf8)
    }
}
