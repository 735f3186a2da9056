import Foundation
import Testing

@testable import HTTPServer

@Suite("Forms")
struct FormTests {
    static let multipart = "multipart/form-data; boundary=xx"
    static let urlencoded = "application/x-www-form-urlencoded"

    static func part(_ name: String, file: String? = nil, _ content: String) -> String {
        let fileName = file.map { "; filename=\"\($0)\"" } ?? ""
        return "--xx\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n\(content)\r\n"
    }

    /// Answers with what the handler saw: fields, then files with their mode and content.
    static func echo(_ limits: BodyLimits) -> Route {
        Route("POST", "/form", body: limits) { request in
            let fields = request.form.fields.pairs.map { "\($0.name)=\($0.value)" }
            let files = try request.form.files.map { file in
                let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
                let content = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file.path)), as: UTF8.self)
                return "\(file.fieldName)/\(file.fileName)/\(String(mode ?? 0, radix: 8))/\(file.size)/\(content)"
            }
            return .text((fields + files).joined(separator: "|"))
        }
    }

    static func answer(
        _ limits: BodyLimits, _ type: String, _ body: String, in folder: TemporaryFolder? = nil
    ) throws
        -> RawResponse
    {
        let server = try TestServer.start([echo(limits)], in: folder)
        defer { server.stop() }
        return try TestServer.post(server, "/form", type: type, Array(body.utf8))
    }

    @Test(
        "an urlencoded form is decoded in order",
        arguments: [
            ("a=b", "a=b"), ("a=1+2%2B3&b=%E2%9C%93&a=", "a=1 2+3|b=✓|a="), ("&&a&=b", "a=|=b"), ("a=b=c", "a=b=c"),
            ("prompt=line%0D%0Atwo", "prompt=line\r\ntwo"),
        ])
    func decodes(body: String, seen: String) throws {
        #expect(try Self.answer(.form, Self.urlencoded, body).text == seen)
    }

    @Test("a form that cannot be decoded is refused with 400", arguments: ["a=%", "a=%zz", "%ff=1", "a=%C0%80"])
    func badForm(body: String) throws {
        #expect(try Self.answer(.form, Self.urlencoded, body).status == 400)
    }

    @Test("a multipart form gives fields and files; files are private, and gone after the request")
    func streams() throws {
        let folder = try TemporaryFolder()
        let body =
            Self.part("title", "Sea ✓") + Self.part("input_reference[image_url]", file: "a.png", "PIXELS")
            + Self.part("none", file: "", "") + Self.part("b", file: "b", "") + "--xx--\r\n"
        let response = try Self.answer(.upload(files: 3), Self.multipart, body, in: folder)
        #expect(response.text == "title=Sea ✓|input_reference[image_url]/a.png/600/6/PIXELS|b/b/600/0/")
        #expect(TestServer.eventually { (try? folder.names) == [] })
    }

    @Test("a file that the handler moves stays")
    func move() throws {
        let folder = try TemporaryFolder()
        let route = Route("POST", "/form", body: .upload()) { request in
            try request.form.file("f")?.move(to: folder.path + "/kept.png")
            return .text("moved")
        }
        let server = try TestServer.start([route], in: folder)
        let body = Self.part("f", file: "x", "PIXELS") + "--xx--"
        #expect(try TestServer.post(server, "/form", type: Self.multipart, Array(body.utf8)).text == "moved")
        server.stop()
        #expect(try folder.names == ["kept.png"])
    }

    @Test("several files of many megabytes stream through to disk")
    func large() throws {
        let folder = try TemporaryFolder()
        let route = Route("POST", "/form", body: .upload(files: 3, of: 200 << 20)) { request in
            .text(request.form.files.map { String($0.size) }.joined(separator: ","))
        }
        let server = try TestServer.start([route], in: folder)
        defer { server.stop() }
        let file = String(repeating: "0123456789abcdef\r\n--x", count: 1_000_000)
        let body = (0..<3).map { Self.part("f\($0)", file: "f", file) }.joined() + "--xx--"
        let response = try TestServer.post(server, "/form", type: Self.multipart, Array(body.utf8))
        #expect(response.text == "21000000,21000000,21000000")
    }

    @Test("a disk that is gone is an error of the server, not of the client")
    func noFolder() throws {
        let server = try TestServer.start([Self.echo(.upload())]) { $0.temporaryFolder = "/nonexistent" }
        defer { server.stop() }
        let body = Self.part("f", file: "f", "x") + "--xx--"
        #expect(try TestServer.post(server, "/form", type: Self.multipart, Array(body.utf8)).status == 500)
    }

    @Test("an upload that its client gives up leaves no file")
    func aborted() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer.start([Self.echo(.upload())], in: folder)
        defer { server.stop() }
        let head = "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: \(Self.multipart)\r\nContent-Length: 9999\r\n\r\n"
        try { () throws in
            let connection = try RawConnection(server)
            connection.send(head + Self.part("f", file: "f", "PIXELS"))
            #expect(TestServer.eventually { (try? folder.names.count) == 1 })
        }()
        #expect(TestServer.eventually { (try? folder.names) == [] })
    }
}
