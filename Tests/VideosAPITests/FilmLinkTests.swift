import Studio
import Testing

@testable import VideosAPI

@Suite("A film that the content endpoint does not give out")
struct FilmLinkTests {
    /// A bench whose content endpoint answers `content` and whose job is `job`.
    private func bench(content: Script, job: String, jobHeaders: [String: String] = [:]) throws -> Bench {
        try Bench { request in
            switch request.path {
            case "/v1/videos/v1/content": content
            case "/v1/videos/v1": .json(job, 200, jobHeaders)
            default: FilmShelf.serve(request)
            }
        }
    }

    static let fields = ["urls", "unsigned_urls", "url", "video_url", "result_url", "metadata"]

    static func member(_ field: String, _ url: String) -> String {
        switch field {
        case "urls", "unsigned_urls": #","\#(field)":["\#(url)","http://127.0.0.1:1/second"]"#
        case "metadata": #","metadata":{"url":"\#(url)"}"#
        default: #","\#(field)":"\#(url)""#
        }
    }

    @Test(
        "comes from the job's link at another host, which never sees the key", arguments: fields, [400, 404, 405, 410])
    func elsewhere(_ field: String, _ status: Int) async throws {
        let other = try ScriptedServer { FilmShelf.serve($0) }
        defer { other.stop() }
        let job = FilmShelf.job(more: Self.member(field, "\(other.url)/film?signature=abc"))
        let bench = try bench(content: .json("{}", status), job: job)
        let reception = try Reception()
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        let seen = try #require(other.requests.first)
        #expect(seen.target == "/film?signature=abc" && seen.header("authorization") == nil)
        #expect(!String(decoding: seen.raw, as: UTF8.self).contains(Bench.canary))
        #expect(!bench.log.contains { $0.contains("signature") })
    }

    @Test("is waited for when the other host has trouble, which is named")
    func trouble() async throws {
        let other = try ScriptedServer { _ in .json("{}", 503, ["Retry-After": "9"]) }
        defer { other.stop() }
        let closed = "http://127.0.0.1:\(try BoundSocket.closedPort())"
        for host in [other.url, closed] {
            let bench = try bench(content: .json("{}", 404), job: FilmShelf.job(more: Self.member("url", host)))
            let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
            guard case .interrupted(let problem, let wait) = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(problem.message.contains("\(host) ") || problem.message.contains("\(host): "))
            #expect(wait == (host == closed ? nil : .seconds(9)))
        }
    }

    @Test("comes with the key from a link at the own server, also a relative one")
    func own() async throws {
        let bench = try bench(
            content: .json("{}", 404), job: FilmShelf.job(more: #","unsigned_urls":["/files/v1.mp4"]"#))
        #expect(await bench.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
        #expect(bench.requests.last?.target == "/files/v1.mp4")
        #expect(bench.requests.last?.header("authorization") == "Bearer \(Bench.canary)")
    }

    @Test("is looked for in order, and a dead link leads to the next")
    func order() async throws {
        let other = try ScriptedServer { request in
            request.path == "/signed" ? .json("{}", 403) : FilmShelf.serve(request)
        }
        defer { other.stop() }
        let links = #","urls":["\#(other.url)/signed"],"video_url":"\#(other.url)/video","url":"ftp://x/y""#
        let bench = try bench(content: .json("{}", 404), job: FilmShelf.job(more: links))
        #expect(await bench.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
        #expect(other.requests.map(\.path) == ["/signed", "/video"])
    }

    @Test("is not asked for twice at the same address")
    func sameAddress() async throws {
        let links = #","url":"/v1/videos/v1/content","urls":["/gone"],"video_url":"/gone""#
        let bench = try Bench { request in
            request.path == "/v1/videos/v1" ? .json(FilmShelf.job(more: links)) : .json("{}", 404)
        }
        _ = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        #expect(bench.requests.map(\.path) == ["/v1/videos/v1/content", "/v1/videos/v1", "/gone"])
    }

    @Test("comes from the address in SGLang's sentence")
    func sentence() async throws {
        let other = try ScriptedServer { FilmShelf.serve($0) }
        defer { other.stop() }
        let detail = #"{"detail":"Video is in cloud storage, use \#(other.url)/cloud.mp4."}"#
        let bench = try bench(content: .json(detail, 400), job: FilmShelf.job())
        #expect(await bench.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
        #expect(other.requests.map(\.path) == ["/cloud.mp4"])
    }

    @Test(
        "is asked for again while the job is not finished there",
        arguments: [
            (404, #"{"error":{"message":"Generation is still in-progress","code":404}}"#, "in_progress"),
            (400, #"{"error":{"message":"Task is not completed yet","type":"invalid_request_error"}}"#, "queued"),
            (404, "{}", "some_new_word"),
        ])
    func notReady(_ status: Int, _ body: String, _ word: String) async throws {
        let bench = try bench(content: .json(body, status), job: FilmShelf.job(word))
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        guard case .interrupted(let problem, _) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.code == "not_ready" && problem.message.contains(word))
    }

    @Test("is gone when the server has it no more", arguments: [(404, "film_missing"), (410, "expired")])
    func gone(_ status: Int, _ code: String) async throws {
        let bench = try bench(content: .json("{}", status), job: FilmShelf.job())
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        guard case .gone(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.code == code)
    }

    @Test("is gone, by the server's own clock, once its link has expired")
    func expired() async throws {
        let date = ["Date": "Fri, 20 Nov 2026 08:00:00 GMT"]
        let job = FilmShelf.job(more: #","expires_at":1795161600"#)
        let bench = try bench(content: .json("{}", 403), job: job, jobHeaders: date)
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        guard case .gone(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.code == "expired")
    }

    @Test("tells a refused key from an expired link")
    func key() async throws {
        for (status, job) in [(401, FilmShelf.job()), (403, FilmShelf.job(more: #","expires_at":9999999999"#))] {
            let bench = try bench(
                content: .json("{}", status), job: job, jobHeaders: ["Date": "Fri, 20 Nov 2026 08:00:00 GMT"])
            let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
            guard case .needsMending = answer else { return #expect(Bool(false), "\(answer)") }
        }
    }

    @Test("is gone with the job's own reason when the job ended without one")
    func ended() async throws {
        let job = FilmShelf.job("failed", more: #","error":{"code":"moderation_blocked","message":"No."}"#)
        let bench = try bench(content: .json(#"{"detail":"failed"}"#, 422), job: job)
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        #expect(answer == .gone(Problem(code: "moderation_blocked", message: "No.")))
    }

    @Test("is gone with its job, but not because of a web page")
    func jobGone() async throws {
        let gone = try Bench.always(.json("{}", 404))
        guard case .gone = await gone.client.fetch(.video, of: "v1", into: try Reception().file) else {
            return #expect(Bool(false))
        }
        let page = try Bench.always(.webPage(404))
        guard case .interrupted = await page.client.fetch(.video, of: "v1", into: try Reception().file) else {
            return #expect(Bool(false))
        }
    }
}
