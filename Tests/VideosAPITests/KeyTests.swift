import HTTPClient
import Studio
import Testing

@testable import VideosAPI

@Suite("The API key")
struct KeyTests {
    @Test("prints itself masked, alone and inside of others")
    func masked() throws {
        let key = try APIKey(Bench.canary, fingerprint: "print")
        let bench = try Bench.always(.json("{}"))
        let present = PresentConnection(
            id: ConnectionID(1), kind: .openai, base: try BaseURL(bench.server.base), key: key)
        var dumped = ""
        dump(key, to: &dumped)
        dump(bench.client, to: &dumped)
        dump(present, to: &dumped)
        let texts = [
            "\(key)", String(describing: key), String(reflecting: key), "\(Optional(key) as Any)", "\([key])",
            "\(bench.client)", String(reflecting: bench.client.courier), "\(present)", dumped,
        ]
        #expect(texts.allSatisfy { !$0.contains(Bench.canary) })
        #expect(Mirror(reflecting: key).children.isEmpty)
        #expect(!(key as Any is any Encodable))
    }

    @Test("is read without the white space around it")
    func reading() throws {
        #expect(try APIKey(" sk-1234567890abcd\n", fingerprint: "").secret == "sk-1234567890abcd")
    }

    @Test(
        "is refused when it is none",
        arguments: [
            ("", "key_missing"), (" \n", "key_missing"), ("sk a", "key_unusable"), ("sk\r\nX: y", "key_unusable"),
            ("schlüssel", "key_unusable"), (String(repeating: "k", count: 4097), "key_unusable"),
        ])
    func refused(_ text: String, _ code: String) {
        let problem = #expect(throws: Problem.self) { try APIKey(text, fingerprint: "") }
        #expect(problem?.code == code)
    }

    /// Everything that a test can see of a server that sends the key back wherever it can.
    @Test("appears in no line of the log, no problem and no evidence, even when the server sends it back")
    func canary() async throws {
        let echo = "Incorrect key \(Bench.canary)!"
        let fault = #"{"error":{"message":"\#(echo)","code":"\#(Bench.canary)"},"detail":"\#(echo)"}"#
        var texts: [String] = []
        for status in [200, 302, 400, 401, 402, 403, 404, 409, 410, 422, 429, 500, 503] {
            let place = "http://127.0.0.1:1/\(Bench.canary)?k=\(Bench.canary)"
            let bench = try Bench { request in
                request.path.hasSuffix("/v1")
                    ? .json(FilmShelf.job(Bench.canary, more: #","url":"\#(place)""#), 200)
                    : .json(fault, status, ["Location": place])
            }
            texts.append("\(await bench.client.create(.sample, references: []))")
            texts.append("\(await bench.client.newestJob())")
            texts.append("\(await bench.client.jobs(after: Bench.canary, limit: 5))")
            texts.append("\(await bench.client.retrieve(Bench.canary))")
            texts.append("\(await bench.client.fetch(.video, of: "v2", into: try Reception().file))")
            texts.append("\(await bench.client.fetch(.thumbnail, of: "v1", into: try Reception().file))")
            texts.append("\(await bench.client.probe())")
            let job = FilmShelf.job("failed", more: #","error":{"code":"\(Bench.canary)","message":"\(echo)"}"#)
            texts.append("\(await (try Bench.always(.json(job, status))).client.retrieve("v1"))")
            _ = await bench.client.delete(Bench.canary)
            texts += bench.log
        }
        #expect(texts.count > 200)
        for text in texts { #expect(!text.contains(Bench.canary), "\(text)") }
    }
}
