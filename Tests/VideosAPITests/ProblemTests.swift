import Studio
import Testing

@testable import VideosAPI

@Suite("What went wrong, in words")
struct ProblemTests {
    /// The message for an answer to the paid request.
    private func message(_ script: Script) async throws -> (String, host: String) {
        let bench = try Bench.always(script)
        let problem: Problem? =
            switch await bench.client.create(.sample, references: []) {
            case .accepted: nil
            case .unsent(let problem), .comeLater(let problem, _), .needsMending(let problem), .refused(let problem),
                .unknown(let problem, _):
                problem
            }
        return (try #require(problem).message, bench.server.url)
    }

    @Test("names the status of a web page and the likely cause", arguments: [200, 401, 404])
    func webPage(_ status: Int) async throws {
        let expected =
            "This address does not serve the Videos API: it answered \(status) with a web page. Check the base URL;"
            + " it usually ends in /v1."
        #expect(try await message(.webPage(status)).0 == expected)
        #expect(try await message(.text(status, "\n <!doctype html>", type: "text/plain")).0 == expected)
    }

    static let sentences: [(Script, String)] = [
        (.json(ClassificationTests.fault("x"), 400), "HOST refused the request (400): Said so."),
        (
            .json(ClassificationTests.fault("x"), 401),
            "HOST refuses the API key (401): Said so. Check the key in Settings."
        ),
        (
            .json("", 403),
            "HOST does not allow this (403). Check that the key may use this model, or use another key."
        ),
        (
            .json(#"{"detail":"Not Found"}"#, 404),
            "HOST does not know this (404): Not Found. Check the base URL, which usually ends in /v1, and the model."
        ),
        (
            .json(ClassificationTests.fault("rate_limit_exceeded"), 429),
            "HOST is busy (429): Said so. It is asked again later."
        ),
        (
            .json(ClassificationTests.fault("insufficient_quota"), 429),
            "The account at HOST is out of credit or over its limit (429): Said so. Add credit or raise"
                + " the limit there, then go on."
        ),
        (.json("{}", 502), "HOST has trouble of its own (502)."),
        (.webPage(502), "HOST has trouble of its own: it answered 502 with a web page."),
        (
            .redirect(308, to: "https://api.example.com/v1/videos"),
            "HOST redirects (308) to https://api.example.com/v1/videos. Requests are not redirected: if that is the"
                + " right place, set the base URL to it."
        ),
        (
            .json("{}"), "HOST answered 200 but gave no usable job id. It may have started the job."
        ),
    ]

    @Test("says what, which, and what to do", arguments: sentences)
    func says(_ script: Script, _ sentence: String) async throws {
        let (message, host) = try await message(script)
        #expect(message == sentence.split(separator: "HOST", omittingEmptySubsequences: false).joined(separator: host))
    }

    static let shapes: [String] = [
        #"{"error":{"message":"Bad size","type":"t","param":"size","code":"invalid_value"}}"#,
        #"{"error":{"message":"Bad size","type":"BadRequestError","code":400}}"#,
        #"{"error":{"message":"Bad size","code":"400"}}"#, #"{"error":"Bad size"}"#, #"{"detail":"Bad size"}"#,
        #"{"detail":{"message":"Bad size"}}"#, #"{"detail":{"error":{"message":"Bad size"}}}"#,
        #"{"code":"bad","message":"Bad size","data":null}"#, #"{"code":7,"message":"Bad size"}"#,
        #"{"message":"Bad size"}"#, #"{"error":{"msg":"Bad size"}}"#,
        #"{"error":{"code":400,"message":"Bad size"},"user_id":"u"}"#,
    ]

    @Test("finds the server's own sentence in every shape", arguments: shapes)
    func finds(_ body: String) async throws {
        let (message, host) = try await message(.json(body, 400))
        #expect(message == "\(host) refused the request (400): Bad size.")
    }

    @Test("names the fields that FastAPI complains of")
    func fastAPI() async throws {
        let body = #"{"detail":[{"loc":["body","seconds"],"msg":"not a number","type":"t"},{"loc":[0],"msg":"odd"},7]}"#
        let (message, _) = try await message(.json(body, 422))
        #expect(message.hasSuffix("(422): body.seconds: not a number; 0: odd."))
    }

    @Test("keeps the server's own code where it is a word")
    func codes() async throws {
        for (code, expected) in [(#""invalid_value""#, "invalid_value"), (#""400""#, "refused"), ("400", "refused")] {
            let bench = try Bench.always(.json(#"{"error":{"message":"m","code":\#(code)}}"#, 400))
            guard case .refused(let problem) = await bench.client.create(.sample, references: []) else {
                return #expect(Bool(false))
            }
            #expect(problem.code == expected)
        }
    }

    @Test("says how long was waited, and for what")
    func timeout() async throws {
        let bench = try Bench.always(Script(steps: [.wait]), patience: Patience(request: .milliseconds(300)))
        guard case .trouble(let problem, nil) = await bench.client.retrieve("v1") else { return #expect(Bool(false)) }
        #expect(problem == Problem(code: "timeout", message: "\(bench.server.url) did not answer within 0.3 seconds."))
    }

    @Test("says that nobody listens, with what to check")
    func refusedConnection() async throws {
        let base = "http://127.0.0.1:\(try BoundSocket.closedPort())"
        let client = VideosAPIServer(base: try BaseURL(base), key: nil, client: Bench.http)
        guard case .trouble(let problem, _) = await client.newestJob() else { return #expect(Bool(false)) }
        #expect(problem.code == "cannot_connect")
        #expect(problem.message.hasPrefix("Cannot reach \(base): "))
    }
}
