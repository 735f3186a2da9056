import Testing

@testable import HTTPServer

@Suite("Multipart bodies")
struct MultipartParserTests {
    private final class Recorder: MultipartSink {
        var parts: [(head: PartHead, content: [UInt8], isEnded: Bool)] = []

        func begin(_ part: PartHead) throws(HTTPProblem) {
            parts.append((part, [], false))
        }

        func content(_ bytes: UnsafeRawBufferPointer) throws(HTTPProblem) {
            parts[parts.count - 1].content += Array(bytes)
        }

        func end() throws(HTTPProblem) {
            parts[parts.count - 1].isEnded = true
        }
    }

    private static func parse(_ body: [UInt8], cuts: [Int] = [], boundary: String = "xx") throws -> Recorder {
        var parser = MultipartParser(boundary: boundary)
        let recorder = Recorder()
        for (start, end) in zip([0] + cuts, cuts + [body.count]) {
            try body.withUnsafeBytes {
                try parser.parse(UnsafeRawBufferPointer(rebasing: $0[start..<end]), into: recorder)
            }
        }
        try parser.finish()
        return recorder
    }

    private static let sample = Array(
        ("--xx\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nSea\r\n--x at dawn\r\n--xx\r\n"
            + "content-disposition: form-data; name=\"input_reference[image_url]\"; filename=\"a.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n\r\n--xy\r\n\r\n\r\n--xx\r\n"
            + "Content-Disposition: form-data; name=empty\r\n\r\n\r\n--xx--\r\nepilogue").utf8)

    private static func expectSample(_ recorder: Recorder, _ comment: String) {
        #expect(recorder.parts.map(\.head.name) == ["title", "input_reference[image_url]", "empty"], "\(comment)")
        #expect(recorder.parts.map(\.head.fileName) == [nil, "a.png", nil], "\(comment)")
        let contents = recorder.parts.map { String(decoding: $0.content, as: UTF8.self) }
        #expect(contents == ["Sea\r\n--x at dawn", "\r\n--xy\r\n\r\n", ""], "\(comment)")
        #expect(recorder.parts.map(\.isEnded) == [true, true, true], "\(comment)")
    }

    @Test("a body gives the same parts wherever it is cut in two")
    func twoPieces() throws {
        for cut in 0...Self.sample.count {
            Self.expectSample(try Self.parse(Self.sample, cuts: [cut]), "cut at \(cut)")
        }
    }

    @Test("a body gives the same parts byte by byte")
    func singleBytes() throws {
        Self.expectSample(try Self.parse(Self.sample, cuts: Array(1..<Self.sample.count)), "single bytes")
    }

    @Test("a body gives the same parts in random pieces")
    func randomPieces() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<300 {
            let cuts = (0..<Int.random(in: 1...9, using: &random))
                .map { _ in Int.random(in: 0...Self.sample.count, using: &random) }.sorted()
            Self.expectSample(try Self.parse(Self.sample, cuts: cuts), "cuts at \(cuts)")
        }
    }

    @Test("every shorter body is refused as incomplete")
    func truncated() {
        let end = Self.sample.count - "\r\nepilogue".utf8.count
        for count in 0..<end {
            #expect(throws: HTTPProblem.self, "cut at \(count)") { try Self.parse(Array(Self.sample[..<count])) }
        }
    }

    @Test("content of any bytes comes through, boundary-like ones too")
    func binary() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<100 {
            let content = (0..<2000).map { _ in [13, 10, 45, 120, 0, 255].randomElement(using: &random)! as UInt8 }
            let head = Array("--xxBound\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n".utf8)
            let recorder = try Self.parse(
                head + content + Array("\r\n--xxBound--".utf8), cuts: [700], boundary: "xxBound")
            #expect(recorder.parts.map(\.content) == [content])
        }
    }

    private static let field = "Content-Disposition: form-data; name=a"

    @Test(
        "a body that is not exactly as RFC 7578 says is refused with 400",
        arguments: [
            "", "--xx", "preamble\r\n--xx\r\n\(field)\r\n\r\n\r\n--xx--",
            "--xy\r\n\(field)\r\n\r\n\r\n--xx--",
            "--xx \r\n\(field)\r\n\r\n\r\n--xx--", "--xx\n\(field)\n\n\n--xx--", "--xx\r\n\r\n\r\n\r\n--xx--",
            "--xx\r\nContent-Type: a/b\r\n\r\n\r\n--xx--", "--xx\r\n\(field)\r\n\(field)\r\n\r\n\r\n--xx--",
            "--xx\r\n\(field); name=b\r\n\r\n\r\n--xx--",
            "--xx\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--xx--",
            "--xx\r\nContent-Disposition: form-data\r\n\r\n\r\n--xx--",
            "--xx\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n--xx--",
            "--xx\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--xx--",
            "--xx\r\nContent-Disposition: form-data; name=a b\r\n\r\n\r\n--xx--",
            "--xx\r\n\(field)\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--xx--",
            "--xx\r\n\(field)\r\nX: \0\r\n\r\n\r\n--xx--", "--xx\r\n\(field)\r\nnonsense\r\n\r\n\r\n--xx--",
            "--xx\r\n\(field)\r\n\r\nv\r\n--xxy\r\n", "--xx\r\n\(field)\r\n\r\nv\r\n--xx-\r\n",
            "--xx\r\n\(field)\r\n" + "X: " + String(repeating: "y", count: 9000) + "\r\n\r\n\r\n--xx--",
        ])
    func malformed(body: String) {
        let problem = #expect(throws: HTTPProblem.self) { try Self.parse(Array(body.utf8)) }
        #expect(problem?.status == .badRequest)
    }

    @Test(
        "names are read as browsers, curl and Python write them",
        arguments: [
            ("name=\"a b\"; filename=\"c.png\"", "a b", "c.png"), ("name=a; filename=c.png", "a", "c.png"),
            ("name=\"a%22b\"; filename=\"%22.png\"", "a\"b", "\".png"), ("name=\"a\\\"b\"", "a\"b", nil),
            ("name=\"a\\\\b\"", "a\\b", nil), ("NAME=\"ü\"; FileName=\"é✓.png\"", "ü", "é✓.png"),
            ("name=\"a\"; filename=\"C:\\dir\\x.png\"", "a", "C:\\dir\\x.png"), ("name=\"a;b\"", "a;b", nil),
            ("name=\"100%\"; filename=\"\"", "100%", ""), ("name=\"a\" ; x=y", "a", nil),
            ("name=\"input_reference[image_url]\"", "input_reference[image_url]", nil),
        ] as [(String, String, String?)])
    func names(parameters: String, name: String, fileName: String?) throws {
        let head = try PartHead("Content-Disposition: form-data; \(parameters)".utf8)
        #expect(head.name == name)
        #expect(head.fileName == fileName)
    }
}
