import Foundation
import Testing

@testable import HTTPServer

@Suite("Files")
struct FileResponseTests {
    private static let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }

    private func withServer(_ body: (Server) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("video.mp4", Self.content)
        let empty = try folder.write("empty", [])
        let video = Route("GET", "/video") { request in
            var file = try FileResponse(path: path, contentType: "video/mp4", entityTag: "v1")
            file.cacheControl = "private, no-cache"
            return file.response(to: request.head)
        }
        let named = Route("GET", "/named") { request in
            var file = try FileResponse(path: path, contentType: "video/mp4")
            file.attachmentName = "Sea ✓\".mp4"
            return file.response(to: request.head)
        }
        let nothing = Route("GET", "/empty") { request in
            try FileResponse(path: empty, contentType: "text/plain").response(to: request.head)
        }
        let server = try TestServer.start([video, named, nothing])
        defer { server.stop() }
        try body(server)
    }

    @Test("a file is sent whole with what a player needs to seek")
    func whole() throws {
        try withServer { server in
            let response = try TestServer.get(server, "/video")
            #expect(response.status == 200)
            #expect(response.body == Self.content)
            #expect(response.header("accept-ranges") == "bytes")
            #expect(response.header("etag") == "\"v1\"")
            #expect(response.header("content-type") == "video/mp4")
            #expect(response.header("cache-control") == "private, no-cache")
            #expect(response.header("last-modified").flatMap(HTTPDate.parse) != nil)
            #expect(try TestServer.get(server, "/empty").status == 200)
        }
    }

    @Test("random ranges over one connection are the file's bytes")
    func ranges() throws {
        try withServer { server in
            var random = SeededRandom(seed: 2)
            let connection = try RawConnection(server)
            for _ in 0..<200 {
                let first = Int.random(in: 0..<Self.content.count, using: &random)
                let last = Int.random(in: first..<Self.content.count, using: &random)
                connection.send("GET /video HTTP/1.1\r\nHost: x\r\nRange: bytes=\(first)-\(last)\r\n\r\n")
                let response = try connection.response()
                #expect(response.status == 206)
                #expect(response.header("content-range") == "bytes \(first)-\(last)/\(Self.content.count)")
                #expect(response.body == Array(Self.content[first...last]))
            }
        }
    }

    @Test(
        "a range and its conditions are answered as RFC 9110 says",
        arguments: [
            ("Range: bytes=-5", 206, "bytes 99995-99999/100000"),
            ("Range: bytes=99999-", 206, "bytes 99999-99999/100000"),
            ("Range: bytes=100000-", 416, "bytes */100000"), ("Range: bytes=0-1,3-4", 200, nil),
            ("Range: bytes=0-1\r\nIf-Range: \"v1\"", 206, "bytes 0-1/100000"),
            ("Range: bytes=0-1\r\nIf-Range: \"v2\"", 200, nil),
            ("Range: bytes=0-1\r\nIf-Range: W/\"v1\"", 200, nil), ("Range: bytes=0-1\r\nIf-Range: nonsense", 200, nil),
            ("Range: bytes=0-1\r\nIf-Range: Sun, 06 Nov 1994 08:49:37 GMT", 200, nil),
            ("If-None-Match: \"v1\"", 304, nil),
            ("If-None-Match: W/\"v1\"", 304, nil), ("If-None-Match: \"x\", \"v1\"", 304, nil),
            ("If-None-Match: *", 304, nil),
            ("If-None-Match: \"v2\"", 200, nil), ("If-None-Match: v1", 200, nil),
            ("If-None-Match: \"v1\"\r\nRange: bytes=0-1", 304, nil),
            ("If-None-Match: \"v2\"\r\nRange: bytes=0-1", 206, "bytes 0-1/100000"),
            ("If-Modified-Since: Fri, 31 Dec 2100 00:00:00 GMT", 304, nil),
            ("If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", 200, nil), ("If-Modified-Since: nonsense", 200, nil),
            ("If-None-Match: \"v2\"\r\nIf-Modified-Since: Fri, 31 Dec 2100 00:00:00 GMT", 200, nil),
        ] as [(String, Int, String?)])
    func conditions(headers: String, status: Int, contentRange: String?) throws {
        try withServer { server in
            let response = try TestServer.get(server, "/video", headers)
            #expect(response.status == status)
            #expect(response.header("content-range") == contentRange)
            #expect(status == 416 || response.header("etag") == "\"v1\"")
        }
    }

    @Test("If-Range by date takes exactly the file's date")
    func ifRangeDate() throws {
        try withServer { server in
            let date = try #require(try TestServer.get(server, "/video").header("last-modified"))
            #expect(try TestServer.get(server, "/video", "Range: bytes=0-1", "If-Range: \(date)").status == 206)
        }
    }

    @Test("a 304 and a HEAD carry no content and leave the connection usable")
    func bodiless() throws {
        try withServer { server in
            let connection = try RawConnection(server)
            connection.send("GET /video HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v1\"\r\n\r\n")
            #expect(try connection.response().status == 304)
            connection.send("HEAD /video HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\n\r\n")
            let head = try connection.response(toHead: true)
            #expect(head.status == 200)
            #expect(head.header("content-length") == "100000")
            connection.send("GET /video HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try connection.response().body == Self.content)
        }
    }

    @Test("a download's name is safe in the header and whole for those who read RFC 8187")
    func attachment() throws {
        try withServer { server in
            let value = try TestServer.get(server, "/named").header("content-disposition")
            #expect(value?.hasPrefix("attachment; filename=\"Sea ") == true)
            #expect(value?.hasSuffix("filename*=UTF-8''Sea%20%E2%9C%93%22.mp4") == true)
        }
        #expect(ContentDisposition.attachment("a b.mp4") == "attachment; filename=\"a b.mp4\"")
        #expect(!ContentDisposition.attachment("a\r\nX: y/../z").utf8.contains { $0 == 13 || $0 == 10 || $0 == 47 })
    }

    @Test("links, folders and what is not there are not files")
    func opening() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("real", [1])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: path)
        mkfifo(folder.path + "/fifo", 0o600)
        for name in ["/link", "", "/fifo", "/missing", "/real/x"] {
            #expect(throws: FileError.self, "\(name)") { try OpenFile(path: folder.path + name) }
        }
        #expect(try OpenFile(path: path).size == 1)
        let error = #expect(throws: FileError.self) { try OpenFile(path: folder.path + "/missing") }
        #expect(error?.isMissing == true)
    }

    @Test("hundreds of readers that leave in the middle cost no descriptor")
    func aborts() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("big", [UInt8](repeating: 1, count: 20 << 20))
        let big = Route("GET", "/big") { try FileResponse(path: path, contentType: "video/mp4").response(to: $0.head) }
        let server = try TestServer.start([big])
        defer { server.stop() }
        for number in 0..<300 {
            let connection = try RawConnection(server, receiveBuffer: 8 << 10)
            connection.send("GET /big HTTP/1.1\r\nHost: x\r\nRange: bytes=\(number)-\r\n\r\n")
            try #require(connection.skip(100) > 0)
        }
        #expect(TestServer.eventually { server.connectionCount == 0 })
        let file = path
        #expect(TestServer.eventually { !Self.openFiles().contains(file) })
    }

    /// The paths of this program's open descriptors.
    private static func openFiles() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
    }
}
