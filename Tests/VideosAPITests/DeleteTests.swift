import Studio
import Testing

@testable import VideosAPI

@Suite("A job's deletion")
struct DeleteTests {
    static let answers: [(Script, ServerDeletion)] = [
        (.json(#"{"id":"v1","object":"video.deleted","deleted":true}"#), .done),
        (.json(FilmShelf.job("deleted")), .done), (.json("", 204), .done), (.json("{}"), .done),
        (.json(#"{"id":"v1","object":"video.deleted","deleted":false}"#), .refused),
        (.json("{}", 404), .done), (.json("{}", 410), .done), (.webPage(404), .refused), (.json("{}", 405), .refused),
        (.json("{}", 501), .refused),
        (.json("{}", 400), .refused), (.redirect(307, to: "/x"), .refused),
        (.json("{}", 409), .wanted), (.json("{}", 429), .wanted), (.json("{}", 500), .wanted),
        (.json("{}", 503), .wanted),
        (.json("{}", 401), .wanted), (.json("{}", 403), .wanted), (.webPage(200), .wanted),
        (Script(steps: []), .wanted),
    ]

    @Test("is done, refused, or stays wanted", arguments: answers)
    func deletion(_ script: Script, _ expected: ServerDeletion) async throws {
        let bench = try Bench.always(script)
        #expect(await bench.client.delete("a/b") == expected)
        #expect(bench.requests.first?.method == "DELETE")
        #expect(bench.requests.first?.target == "/v1/videos/a%2Fb")
    }

    @Test("is not asked for where the dialect knows of none")
    func dialect() async throws {
        var dialect = Dialect.openai
        dialect.capabilities.deletes = false
        let bench = try Bench(dialect: dialect) { _ in .json("{}") }
        #expect(await bench.client.delete("v1") == .refused)
        #expect(bench.requests.isEmpty)
    }
}
