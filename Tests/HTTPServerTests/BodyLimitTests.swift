import Testing

@testable import HTTPServer

@Suite("Limits of bodies")
struct BodyLimitTests {
    static let cases: [(BodyLimits, String, String, Int)] = [
        (BodyLimits(urlencoded: 5), FormTests.urlencoded, "a=1234", 413),
        (BodyLimits(urlencoded: 6), FormTests.urlencoded, "a=1234", 200),
        (BodyLimits(multipartFields: 4), FormTests.multipart, FormTests.part("a", "12345") + "--xx--", 413),
        (
            BodyLimits(multipartFields: 4), FormTests.multipart,
            FormTests.part("a", "12") + FormTests.part("b", "345") + "--xx--", 413
        ),
        (BodyLimits(multipartFields: 4), FormTests.multipart, FormTests.part("a", "1234") + "--xx--", 200),
        (BodyLimits(multipartFields: 4), FormTests.multipart, FormTests.part("a", file: "x", "1") + "--xx--", 413),
        (
            BodyLimits(multipartFields: 1, multipartFile: 3, maximumFiles: 1), FormTests.multipart,
            FormTests.part("a", file: "x", "1234") + "--xx--", 413
        ),
        (
            BodyLimits(multipartFields: 1, multipartFile: 3, maximumFiles: 1), FormTests.multipart,
            FormTests.part("a", file: "x", "1") + FormTests.part("b", file: "y", "1") + "--xx--", 413
        ),
        (
            BodyLimits(multipartFields: 1, multipartFile: 3, maximumFiles: 2), FormTests.multipart,
            FormTests.part("a", file: "x", "123") + FormTests.part("b", file: "y", "123") + "--xx--", 200
        ),
        (.form, FormTests.multipart, String(repeating: FormTests.part("a", "1"), count: 201) + "--xx--", 413),
        (.form, FormTests.multipart, String(repeating: FormTests.part("a", "1"), count: 200) + "--xx--", 200),
        (.form, "multipart/form-data", FormTests.part("a", "1") + "--xx--", 400),
        (.form, FormTests.multipart, FormTests.part("a", "1"), 400), (.form, FormTests.multipart, "nonsense", 400),
        (.form, "application/json", "{}", 415), (.form, "text/plain", "a=b", 415),
        (.none, FormTests.urlencoded, "a=b", 415),
        (.json, FormTests.urlencoded, "a=b", 415), (.json, "application/json", "{}", 200),
        (.raw(9), "video/mp4", "123", 200),
        (.raw(2), "video/mp4", "123", 413), (.form, "nonsense", "a=b", 415),
    ]

    @Test("a body beyond its route's limits is refused and leaves nothing behind", arguments: cases)
    func limits(limits: BodyLimits, type: String, body: String, status: Int) throws {
        let folder = try TemporaryFolder()
        #expect(try FormTests.answer(limits, type, body, in: folder).status == status)
        #expect(TestServer.eventually { (try? folder.names) == [] })
    }

    /// Fields of 20 bytes, one file of 3, and what is written of larger ones is thrown away up to 100 bytes more.
    private static let forgiving = BodyLimits(multipartFields: 20, multipartFile: 3, maximumFiles: 1, excess: 100)

    @Test(
        "a file that is too large, or one too many, is thrown away and named, and all the rest of its form arrives",
        arguments: [
            (FormTests.part("a", file: "big", "1234"), "before=1|after=2|a/big/tooLarge"),
            (FormTests.part("a", file: "big", String(repeating: "x", count: 100)), "before=1|after=2|a/big/tooLarge"),
            (
                FormTests.part("a", file: "x", "123") + FormTests.part("b", file: "y", "1"),
                "before=1|after=2|a/x/3|b/y/tooMany"
            ),
            (
                FormTests.part("a", file: "x", "123") + FormTests.part("b", file: "", ""),
                "before=1|after=2|a/x/3"
            ),
            (
                FormTests.part("a", file: "big", "1234") + FormTests.part("b", file: "y", "123"),
                "before=1|after=2|b/y/3|a/big/tooLarge"
            ),
        ])
    func forgives(files: String, seen: String) throws {
        let folder = try TemporaryFolder()
        let route = Route("POST", "/form", body: Self.forgiving) { request in
            let fields = request.form.fields.pairs.map { "\($0.name)=\($0.value)" }
            let files = request.form.files.map { "\($0.fieldName)/\($0.fileName)/\($0.size)" }
            let refused = request.form.refusedFiles.map { "\($0.fieldName)/\($0.fileName)/\($0.reason)" }
            return .text((fields + files + refused).joined(separator: "|"))
        }
        let server = try TestServer.start([route], in: folder)
        defer { server.stop() }
        let body = FormTests.part("before", "1") + files + FormTests.part("after", "2") + "--xx--"
        let whole = try TestServer.post(server, "/form", type: FormTests.multipart, Array(body.utf8))
        #expect(whole.status == 200 && whole.text == seen)
        let connection = try RawConnection(server)
        connection.send("POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: \(FormTests.multipart)\r\n")
        connection.send("Content-Length: \(body.utf8.count)\r\n\r\n")
        for byte in body.utf8 { connection.send([byte]) }
        #expect(try connection.response().text == seen)
        #expect(TestServer.eventually { (try? folder.names) == [] })
    }

    @Test("what is thrown away is bounded: a body beyond it is refused, announced or not")
    func excess() throws {
        let limits = BodyLimits(multipartFields: 20, multipartFile: 3, maximumFiles: 1, excess: 1 << 20)
        let server = try TestServer.start([FormTests.echo(limits)])
        defer { server.stop() }
        let file = FormTests.part("a", file: "big", String(repeating: "x", count: 2 << 20)) + "--xx--"
        #expect(try TestServer.post(server, "/form", type: FormTests.multipart, Array(file.utf8)).status == 413)
        let connection = try RawConnection(server)
        connection.send(
            "POST /form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: \(FormTests.multipart)\r\n\r\n\(String(file.utf8.count, radix: 16))\r\n")
        connection.send(file)
        #expect(try connection.response().status == 413)
    }

    @Test("a chunked body counts against the same limits, and its refusal arrives although more is sent")
    func chunked() throws {
        let server = try TestServer.start([FormTests.echo(BodyLimits(urlencoded: 100_000))])
        defer { server.stop() }
        let head =
            "POST /form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Type: \(FormTests.urlencoded)\r\n\r\n"
        #expect(try TestServer.exchange(server, head + "1\r\na\r\n3;x=y\r\n=b%\r\n2\r\n41\r\n0\r\n\r\n").text == "a=bA")
        let connection = try RawConnection(server)
        let chunk = "10000\r\n" + String(repeating: "a", count: 65536) + "\r\n"
        #expect(connection.send(head + String(repeating: chunk, count: 100)))
        let response = try connection.response()
        #expect(response.status == 413)
        #expect(response.closes)
        #expect(connection.rest() == [])
    }

    @Test("a body that is announced too large is refused before any of it is sent, and while all of it is sent")
    func announced() throws {
        let server = try TestServer.start([FormTests.echo(.form)])
        defer { server.stop() }
        let head =
            "POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 30000000\r\n"
            + "Content-Type: \(FormTests.urlencoded)\r\n\r\n"
        #expect(try TestServer.exchange(server, head).status == 413)
        let connection = try RawConnection(server)
        #expect(connection.send(Array(head.utf8) + [UInt8](repeating: 97, count: 30_000_000)))
        #expect(try connection.response().status == 413)
        #expect(connection.rest() == [])
    }

    @Test("a client that waits for leave to send gets it, or the refusal instead")
    func expectContinue() throws {
        let server = try TestServer.start([FormTests.echo(.form)])
        defer { server.stop() }
        let head = "POST /form HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: \(FormTests.urlencoded)\r\n"
        let connection = try RawConnection(server)
        connection.send(head + "Content-Length: 3\r\n\r\n")
        #expect(try connection.response().status == 100)
        connection.send("a=b")
        #expect(try connection.response().text == "a=b")
        #expect(try TestServer.exchange(server, head + "Content-Length: 9999999\r\n\r\n").status == 413)
    }
}
