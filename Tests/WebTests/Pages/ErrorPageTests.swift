import Foundation
import HTTPClient
import Studio
import Testing

@testable import Storage
@testable import Web

@Suite("An error")
struct ErrorPageTests {
    struct Case {
        let status: Int
        let method: String
        let path: String
        var headers: [(String, String)] = TestStudio.sameOrigin
        var body = HTTPRequest.Body.none
        /// What happened, and to what.
        let words: String
    }

    private static func get(_ status: Int, _ path: String, _ words: String) -> Case {
        Case(status: status, method: "GET", path: path, words: words)
    }

    private static func post(
        _ status: Int, _ path: String, _ text: String, type: String = "application/x-www-form-urlencoded",
        _ words: String
    ) -> Case {
        Case(
            status: status, method: "POST", path: path, body: .bytes(Array(text.utf8), contentType: type), words: words)
    }

    private static let longHeader = [("X-Long", String(repeating: "a", count: 40_000))]
    private static let megabyte = String(repeating: "a", count: (1 << 20) + 1)

    static let pages = [
        get(400, "/videos/%zz", "cannot be decoded"),
        Case(
            status: 403, method: "POST", path: "/projects", headers: [],
            body: .bytes(
                Array("title=a".utf8), contentType: "application/x-www-form-urlencoded"), words: "not made by Dailies"),
        get(404, "/nowhere", "nothing at this address"), get(404, "/videos/999", "no such video"),
        get(404, "/projects/999", "no such project"), get(404, "/generations/999", "no such take"),
        get(404, "/videos/one", "nothing at this address"),
        Case(status: 405, method: "PUT", path: "/projects", words: "does not take PUT"),
        get(405, "/videos/1/trash", "does not take GET"),
        post(409, "/connections/1/remove", "", "still needed"),
        get(410, "/generations/1/video.mp4", "missing or was changed"),
        post(413, "/projects", "title=\(megabyte)", "larger than 512 KiB"),
        post(415, "/projects", "{}", type: "application/json", "takes application/x-www-form-urlencoded"),
        Case(status: 431, method: "GET", path: "/projects", headers: longHeader, words: "larger than 32 KiB"),
    ]

    @Test("of a page has the studio's frame, what happened to which thing, what was asked for and what to do now")
    func page() async throws {
        let studio = try TestStudio()
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        try FileManager.default.removeItem(atPath: studio.media.path(of: .video, of: take.id))
        for error in Self.pages {
            let reply = try await Self.send(error, studio)
            let name = Comment(rawValue: "\(error.status) \(error.method) \(error.path.prefix(40))")
            #expect(reply.status == error.status, name)
            #expect(reply.headers["content-type"] == "text/html; charset=utf-8", name)
            #expect(reply.headers["content-security-policy"] != nil, name)
            #expect(reply.headers["cache-control"] == "no-store", name)
            #expect(reply.text.contains("<nav aria-label=\"Main\">"), name)
            #expect(reply.text.contains(error.words), name)
            #expect(reply.text.contains("<code>\(error.method) \(error.path.prefix(100))"), name)
            let advice = reply.firstMatch("(?s)<h1 id=\"what\">[^<]+</h1>\\s*<p>[^<]+</p>\\s*<p>([^<]{20,})</p>")
            #expect(advice != nil, name)
            if error.status == 405 { #expect(reply.headers["allow"]?.isEmpty == false, name) }
        }
    }

    static let documents = [
        get(400, "/api/videos/%zz", "cannot be decoded"), get(400, "/api//projects", "forbidden part"),
        get(404, "/api/nowhere", "nothing at this address"), get(404, "/api/videos/999", "no such video"),
        Case(status: 405, method: "PUT", path: "/api/projects", words: "does not take PUT"),
        post(409, "/api/generations/1/cancel", "{}", type: "application/json", "cannot be cancelled"),
        post(413, "/api/projects", megabyte, type: "application/json", "larger than 1 MiB"),
        post(415, "/api/projects", "title=a", "takes application/json"),
        post(422, "/api/projects", "{}", type: "application/json", "title"),
        Case(status: 431, method: "GET", path: "/api/projects", headers: longHeader, words: "larger than 32 KiB"),
    ]

    @Test("of the JSON API has the envelope of the Videos API, also where its address could not be read")
    func document() async throws {
        let studio = try TestStudio()
        _ = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        for error in Self.documents {
            let reply = try await Self.send(error, studio)
            let name = Comment(rawValue: "\(error.status) \(error.method) \(error.path.prefix(40))")
            #expect(reply.status == error.status, name)
            #expect(reply.headers["content-type"] == "application/json", name)
            #expect(reply.headers["content-security-policy"] != nil, name)
            let body = try #require(reply.json["error"])
            #expect(body["message"]?.string?.contains(error.words) == true, name)
            #expect(body["type"]?.string == "invalid_request_error", name)
            #expect(body["code"]?.string?.isEmpty == false, name)
        }
    }

    /// A table is taken away behind the program's back, as another program could do.
    @Test(
        "of the database answers 500 with an incident, in the frame as far as that can be read, until it is mended",
        arguments: [
            ("prompt_templates", "/prompts", true), ("connections", "/projects", false),
            ("projects", "/projects", true),
        ])
    func broken(table: String, path: String, hasBanners: Bool) async throws {
        let studio = try TestStudio()
        try studio.store.setHold(true, at: studio.time)
        func rename(_ old: String, _ new: String) throws {
            try studio.store.database.write { session in
                _ = try session.execute("PRAGMA legacy_alter_table = ON")
                _ = try session.execute("ALTER TABLE \(old) RENAME TO \(new)")
            }
        }
        try rename(table, "taken_away")
        let page = try await studio.get(path)
        #expect(page.status == 500)
        #expect(page.text.contains("<nav aria-label=\"Main\">"))
        #expect(page.text.contains("Everything is held") == hasBanners)
        #expect(page.firstMatch("Incident ([0-9a-f]{8})") != nil)
        #expect(page.text.contains("the program’s log says why"))
        #expect(!page.text.contains("no such table") && !page.text.contains("taken_away"))
        let document = try await studio.get("/api/projects")
        if table == "projects" {
            #expect(document.status == 500)
            #expect(document.json["error"]?["type"]?.string == "server_error")
            #expect(document.json["error"]?["message"]?.string?.contains("Incident ") == true)
        }
        try rename("taken_away", table)
        #expect(try await studio.get(path).status == 200)
    }

    private static func send(_ error: Case, _ studio: TestStudio) async throws -> HTTPReply {
        try await studio.client.send(
            HTTPRequest(
                method: error.method, url: studio.origin + error.path, headers: error.headers, body: error.body))
    }
}
