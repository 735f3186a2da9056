import Foundation
import Testing

@testable import HTTPServer

@Suite("Static files")
struct StaticFilesTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("style.css", Array("a{}".utf8))
        try folder.write("icons/play.svg", Array("<svg/>".utf8))
        try folder.write(".hidden", [1])
        return folder
    }

    @Test("a folder's files are served by their names, hidden ones are not")
    func serves() throws {
        let folder = try folder()
        let files = try StaticFiles(folder: folder.path)
        #expect(files.names == ["icons/play.svg", "style.css"])
        let server = try TestServer.start(files.routes)
        defer { server.stop() }
        let response = try TestServer.get(server, "/style.css")
        #expect(response.text == "a{}")
        #expect(response.header("content-type") == "text/css; charset=utf-8")
        #expect(response.header("cache-control") == "no-cache")
        #expect(try TestServer.get(server, "/icons/play.svg").header("content-type") == "image/svg+xml")
        for target in ["/.hidden", "/icons", "/icons/", "/style.css/", "/missing"] {
            #expect(try TestServer.get(server, target).status == 404, "\(target)")
        }
    }

    @Test("an address with the version is kept for ever, and only with the right one")
    func versions() throws {
        let folder = try folder()
        let files = try StaticFiles(folder: folder.path, prefix: "/assets/")
        let server = try TestServer.start(files.routes)
        defer { server.stop() }
        let url = files.url(for: "style.css")
        #expect(url.hasPrefix("/assets/style.css?v="))
        let response = try TestServer.get(server, url)
        #expect(response.header("cache-control") == "public, max-age=31536000, immutable")
        let tag = try #require(response.header("etag"))
        #expect(try TestServer.get(server, url, "If-None-Match: \(tag)").status == 304)
        #expect(try TestServer.get(server, "/assets/style.css?v=0").header("cache-control") == "no-cache")
        #expect(files.url(for: "missing.css") == "/assets/missing.css")
    }

    @Test("a changed file shows at once in development, and else after the next start")
    func rereads() throws {
        let folder = try folder()
        let (kept, reread) = (
            try StaticFiles(folder: folder.path), try StaticFiles(folder: folder.path, rereads: true)
        )
        let before = reread.url(for: "style.css")
        try folder.write("style.css", Array("b{}".utf8))
        let head = try RequestHead(method: "GET", target: "/style.css")
        guard case .bytes(let old) = try kept.response(for: "style.css", to: head).body,
            case .bytes(let new) = try reread.response(for: "style.css", to: head).body
        else { return #expect(Bool(false), "static files are sent as bytes") }
        #expect(String(decoding: old, as: UTF8.self) == "a{}")
        #expect(String(decoding: new, as: UTF8.self) == "b{}")
        #expect(reread.url(for: "style.css") != before && kept.url(for: "style.css") == before)
    }

    @Test("a folder that is missing, or a name that an address cannot show, is refused at the start")
    func refuses() throws {
        #expect(throws: FileError.self) { try StaticFiles(folder: "/nonexistent") }
        let folder = try folder()
        try folder.write("a b.css", [1])
        #expect(throws: FileError.self) { try StaticFiles(folder: folder.path) }
    }

    @Test(
        "content types go by the last extension",
        arguments: [
            ("a.MP4", "video/mp4"), ("a.min.js", "text/javascript; charset=utf-8"), ("a", "application/octet-stream"),
            ("a.", "application/octet-stream"), ("mp4", "application/octet-stream"),
        ])
    func types(name: String, type: String) {
        #expect(ContentTypes.type(of: name) == type)
    }
}
