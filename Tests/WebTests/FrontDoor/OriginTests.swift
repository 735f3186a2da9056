import Testing

@testable import Web

@Suite("Requests from other sites")
struct OriginTests {
    @Test(
        "cannot change anything",
        arguments: [
            [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")], [("Sec-Fetch-Site", "SAME-ORIGIN")],
            [("Origin", "http://evil.example")], [("Origin", "null")], [("Origin", "https://localhost:PORT")],
            [("Origin", "http://localhost:1")], [("Origin", "http://localhost:PORT.evil.example")],
            [("Sec-Fetch-Site", "cross-site"), ("Origin", "http://localhost:PORT")],
        ] as [[(String, String)]])
    func foreign(headers: [(String, String)]) async throws {
        let studio = try TestStudio()
        let headers = headers.map { ($0.0, studio.host($0.1)) }
        let form = try await studio.post("/projects", [("title", "Forged")], headers: headers)
        let json = try await studio.postJSON("/api/projects", #"{"title":"Forged"}"#, headers: headers)
        #expect(form.status == 403)
        #expect(json.status == 403)
        #expect(try studio.store.projects().isEmpty)
    }

    @Test(
        "of our own pages are served",
        arguments: [
            [("Sec-Fetch-Site", "same-origin")], [("Sec-Fetch-Site", "none")], [("Origin", "http://localhost:PORT")],
        ] as [[(String, String)]])
    func own(headers: [(String, String)]) async throws {
        let studio = try TestStudio()
        let headers = headers.map { ($0.0, studio.host($0.1)) }
        #expect(try await studio.post("/projects", [("title", "Ours")], headers: headers).status == 303)
    }

    @Test("a program without those headers needs the form's token, and none for JSON")
    func programs() async throws {
        let studio = try TestStudio()
        #expect(try await studio.post("/projects", [("title", "No token")], headers: []).status == 403)
        let token = try #require(try await studio.get("/projects").token(of: "/projects"))
        let withToken = try await studio.post("/projects", [("title", "Token"), ("form_token", token)], headers: [])
        #expect(withToken.status == 303)
        #expect(try await studio.postJSON("/api/projects", #"{"title":"Script"}"#).status == 201)
        #expect(try studio.store.projects().count == 2)
    }

    @Test(
        "cannot embed our pages, films or answers, but may link to them",
        arguments: ["/projects", "/api/projects", "/style.css"])
    func embedding(path: String) async throws {
        let studio = try TestStudio()
        let embedded = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")]
        let followed = [
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"),
        ]
        #expect(try await studio.get(path, embedded).status == 403)
        #expect(try await studio.get(path, followed).status == 200)
    }

    @Test("JSON routes take JSON only, and form routes forms only")
    func types() async throws {
        let studio = try TestStudio()
        let form = try await studio.post("/api/projects", [("title", "A form")])
        #expect(form.status == 415)
        let json = try await studio.postJSON("/projects", "{}", headers: TestStudio.sameOrigin)
        #expect(json.status == 415)
        #expect(try studio.store.projects().isEmpty)
    }

    @Test("other methods are refused with what is allowed", arguments: ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
    func methods(method: String) async throws {
        let studio = try TestStudio()
        let reply = try await studio.send(method, "/projects")
        #expect(reply.status == 405)
        #expect(reply.headers["allow"] == "GET, HEAD, POST")
        #expect(reply.headers["access-control-allow-origin"] == nil)
    }
}
