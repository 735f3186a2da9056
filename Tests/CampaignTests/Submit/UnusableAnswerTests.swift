import Testing

@Suite("A success that gives no usable job")
struct UnusableAnswerTests {
    private static let long = String(repeating: "x", count: 10_000)

    /// What the server says after it has accepted.
    private static let answers: [(String, Answer)] = [
        ("a web page", .html(200)),
        ("nothing", .json(200, "")),
        ("204", .reply(204, [], [])),
        ("cut off", .json(200, #"{"id":"video_9","object":"vid"#)),
        ("only a brace", .json(200, "{")),
        ("an empty object", .json(200, "{}")),
        ("an empty list", .json(200, "[]")),
        ("null", .json(200, "null")),
        ("a text", .json(200, #""video_9""#)),
        ("a number", .json(200, "9")),
        ("not a number", .json(200, #"{"id":NaN}"#)),
        ("no id", .json(200, #"{"object":"video","status":"queued"}"#)),
        ("a number as id", .json(200, #"{"id":12345,"object":"video","status":"queued"}"#)),
        ("null as id", .json(200, #"{"id":null,"object":"video","status":"queued"}"#)),
        ("an empty id", .json(200, #"{"id":"","object":"video","status":"queued"}"#)),
        ("a blank id", .json(200, #"{"id":"   ","object":"video","status":"queued"}"#)),
        ("a control character in the id", .json(200, #"{"id":"a\u0000b","object":"video","status":"queued"}"#)),
        ("an id of 10 kB", .json(200, #"{"id":"\#(long)","object":"video","status":"queued"}"#)),
        ("deep nesting", .json(200, String(repeating: "[", count: 50_000))),
        ("deep nesting around an id", .json(200, #"{"a":\#(String(repeating: "[", count: 5000)),"id":"video_9"}"#)),
        ("bytes that are no text", .reply(200, [("Content-Type", "application/json")], [0xff, 0xfe, 0x00, 0x80])),
        (
            "another content length",
            .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"id\":\"video_9\"}".utf8))
        ),
        ("no HTTP at all", .raw(Array("video_9\r\n".utf8))),
    ]

    @Test("A17: is never taken for a job: what was accepted is found in the list, and sent once")
    func found() async throws {
        try await onStage { stage in
            let answers = Dictionary(uniqueKeysWithValues: Self.answers)
            stage.server.behave { $0.post = { .accept(answers[$0.prompt] ?? .honest) } }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let ids = try await each(Self.answers) { try await studio.site.generate(video, $0.0) }
            for id in ids {
                try await studio.site.take(id, is: "completed")
            }
            #expect(stage.server.book.posts.count == Self.answers.count)
            return studio
        }
    }

    @Test("A17: from a server that cannot list leaves the question to the person, and is not sent again")
    func asked() async throws {
        try await onStage { stage in
            let answers = Dictionary(uniqueKeysWithValues: Self.answers)
            stage.server.behave {
                $0.list = { _ in .fault(405, "No list.") }
                $0.post = { .accept(answers[$0.prompt] ?? .honest) }
            }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let ids = try await each(Self.answers) { try await studio.site.generate(video, $0.0) }
            for id in ids {
                try await studio.site.take(id, "is asked about") { $0.code == "unknown_acceptance" }
            }
            #expect(stage.server.book.posts.count == Self.answers.count)
            return studio
        }
    }

    @Test("A18: that never ends is cut off, costs little memory, and its job is found")
    func endless() async throws {
        try await onStage { stage in
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\":"
            stage.server.behave { $0.post = { $0.prompt == "endless" ? .accept(.endless(head)) : .accept() } }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            try await studio.site.take(try await studio.site.generate(video, "warm"), is: "completed")
            let before = try #require(studio.program.memory("VmHWM"))
            try await studio.site.take(try await studio.site.generate(video, "endless"), is: "completed")
            let after = try #require(studio.program.memory("VmHWM"))
            #expect(after - before < 20 << 10, "the most memory grew by \(after - before) KiB")
            return studio
        }
    }
}
