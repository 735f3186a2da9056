import Foundation
import HTTPClient
import Studio
import Testing

@testable import VideosAPI

@Suite("The paid request")
struct CreateTests {
    static let accepted = #"{"id":"video_1","object":"video","status":"queued","progress":0}"#

    @Test("goes out once as JSON with the key, and its job is accepted")
    func json() async throws {
        let bench = try Bench.always(.json(Self.accepted))
        let answer = await bench.client.create(.sample, references: [])
        #expect(answer == .accepted(RemoteJob(id: "video_1", status: .queued, word: "queued", progress: 0)))
        let request = try #require(bench.requests.first)
        #expect(bench.requests.count == 1)
        #expect(request.method == "POST" && request.target == "/v1/videos")
        #expect(request.header("authorization") == "Bearer \(Bench.canary)")
        #expect(request.header("content-type") == "application/json")
        #expect(request.header("expect") == nil)
        let sent = try JSONDecoder().decode(JSONValue.self, from: Data(request.body))
        #expect(
            sent
                == .object([
                    "model": .string("sora-2"), "prompt": .string("A “red” fox\nin snow"), "seconds": .string("8"),
                    "size": .string("1280x720"),
                ]))
    }

    @Test("goes out on a connection of its own, so that none that dies under it can make it go out twice")
    func ownConnection() async throws {
        let bench = try Bench(http: HTTPClient()) { request in
            request.method == "GET" ? .keptOpen(ListTests.page(["v1"])) : Script(steps: [])
        }
        for _ in 0..<2 { _ = await bench.client.newestJob() }
        #expect(bench.server.connections == 1)
        let answer = await bench.client.create(.sample, references: [])
        #expect(SubmitKind(answer) == .unknown)
        #expect(bench.server.connections == 2)
        #expect(bench.requests.filter { $0.method == "POST" }.count == 1)
    }

    @Test("goes out as a form with its file when there is a first frame")
    func multipart() async throws {
        let folder = try Folder()
        folder.write(Array("PIXELS".utf8), "ref")
        let bench = try Bench.always(.json(Self.accepted))
        let settings = GenerationSettings(
            prompt: "p", model: "m", seconds: 4, size: ClipSize(width: 720, height: 1280),
            references: [ReferenceImage(type: .webp, storedName: "ref", sha256: "")],
            extras: ["seed": .integer(7), "prompt": .string("not this one")])
        let answer = await bench.client.create(settings, references: ["\(folder.path)/ref"])
        guard case .accepted = answer else { return #expect(Bool(false), "\(answer)") }
        let request = try #require(bench.requests.first)
        #expect(request.header("content-type")?.hasPrefix("multipart/form-data; boundary=") == true)
        let text = request.text
        for part in [
            "name=\"prompt\"\r\n\r\np\r\n", "name=\"model\"\r\n\r\nm\r\n", "name=\"seconds\"\r\n\r\n4\r\n",
            "name=\"size\"\r\n\r\n720x1280\r\n", "name=\"seed\"\r\n\r\n7\r\n",
            "name=\"input_reference\"; filename=\"reference.webp\"\r\nContent-Type: image/webp\r\n\r\nPIXELS\r\n",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        #expect(!text.contains("not this one"))
    }

    @Test("carries what a kind of server knows beyond the protocol, but never another prompt")
    func extras() async throws {
        let bench = try Bench.always(.json(Self.accepted))
        let settings = GenerationSettings(
            prompt: "p", model: "m", seconds: 4, size: ClipSize(width: 720, height: 1280),
            extras: ["fps": .integer(24), "prompt": .string("other"), "lora": .object(["id": .string("x")])])
        _ = await bench.client.create(settings, references: [])
        let sent = try JSONDecoder().decode(JSONValue.self, from: Data(bench.requests[0].body))
        #expect(sent["fps"] == .integer(24) && sent["prompt"] == .string("p") && sent["lora"]?["id"] == .string("x"))
    }

    @Test("is not sent when its file is gone, and says so")
    func missingFile() async throws {
        let bench = try Bench.always(.json(Self.accepted))
        let answer = await bench.client.create(.sample, references: ["/nonexistent/reference.png"])
        guard case .unsent(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.message.contains("cannot be read"))
        #expect(bench.requests.isEmpty)
    }

    @Test(
        "speaks other dialects by data alone",
        arguments: [
            (Dialect.Authentication.header("api-key"), "api-key", Bench.canary as String?),
            (.none, "authorization", nil), (.bearer, "authorization", "Bearer \(Bench.canary)"),
        ])
    func dialects(_ authentication: Dialect.Authentication, _ header: String, _ value: String?) async throws {
        var dialect = Dialect.openai
        dialect.authentication = authentication
        dialect.request.body = .alwaysMultipart
        dialect.request.seconds = .number
        dialect.request.fields.seconds = "duration"
        let bench = try Bench(dialect: dialect) { _ in .json(Self.accepted) }
        _ = await bench.client.create(.sample, references: [])
        #expect(bench.requests[0].header(header) == value)
        #expect(bench.requests[0].text.contains("name=\"duration\"\r\n\r\n8\r\n"))
    }
}
