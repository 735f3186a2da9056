import Foundation
import Studio
import Testing

@testable import VideosAPI

@Suite("The paid request's body at every kind of server")
struct RequestBodyTests {
    static let settings = GenerationSettings(
        prompt: "A “red” fox\nin snow", model: "sora-2", seconds: 8, size: ClipSize(width: 1280, height: 720),
        extras: [
            "seed": .integer(7), "guidance_scale": .number(7.5), "generate_audio": .bool(false), "user": .null,
            "lora": .object(["name": .string("x"), "scales": .array([.number(0.5), .integer(1)])]),
            "prompt": .string("other"), "model": .string("dear"), "seconds": .integer(60), "size": .string("1x1"),
            "n": .integer(4), "duration": .integer(60), "input_reference[image_url]": .string("http://127.0.0.1/"),
        ])

    static let plain =
        #"{"generate_audio":false,"guidance_scale":7.5,"lora":{"name":"x","scales":[0.5,1]},"model":"sora-2","#
        + #""prompt":"A “red” fox\nin snow","seconds":"8","seed":7,"size":"1280x720"}"#
    static let sglang = plain.replacingOccurrences(of: #""seconds":"8""#, with: #""seconds":8"#)
    static let openrouter =
        #"{"aspect_ratio":"16:9","duration":8,"generate_audio":false,"guidance_scale":7.5,"#
        + #""lora":{"name":"x","scales":[0.5,1]},"model":"sora-2","prompt":"A “red” fox\nin snow","#
        + #""resolution":"720p","seed":7}"#

    static let texts: [(ConnectionKind, String)] = [
        (.simulator, plain), (.openai, plain), (.azure, plain), (.litellm, plain), (.newAPI, plain), (.sglang, sglang),
        (.openrouter, openrouter),
    ]

    @Test("is this JSON, to the byte, and never overrides what was paid for", arguments: texts)
    func json(_ kind: ConnectionKind, _ expected: String) async throws {
        let request = try await sent(kind, Self.settings)
        #expect(request.header("content-type") == "application/json")
        #expect(request.text == expected)
    }

    static func field(_ name: String, _ value: String) -> String {
        "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }

    static let common = [
        field("model", "sora-2"), field("prompt", "A “red” fox\nin snow"), field("seconds", "8"),
        field("size", "1280x720"), field("generate_audio", "false"), field("guidance_scale", "7.5"),
    ]
    static let textual = [field("lora", #"{"name":"x","scales":[0.5,1]}"#)]
    static let bracketed = [
        field("lora[name]", "x"), field("lora[scales][]", "0.5"), field("lora[scales][]", "1"),
    ]
    static let seed = [field("seed", "7")]
    static let picture =
        "--B\r\nContent-Disposition: form-data; name=\"input_reference\"; filename=\"reference.webp\"\r\n"
        + "Content-Type: image/webp\r\n\r\nPIXELS\r\n"

    @Test("is this form at vLLM-Omni, also without a picture")
    func vllmOmni() async throws {
        let request = try await sent(.vllmOmni, Self.settings)
        #expect(try form(request) == (Self.common + Self.textual + Self.seed).joined() + "--B--\r\n")
    }

    static let forms: [(ConnectionKind, [String])] = [
        (.simulator, bracketed), (.openai, bracketed), (.azure, bracketed), (.litellm, bracketed),
        (.newAPI, bracketed), (.vllmOmni, textual), (.sglang, textual),
    ]

    @Test("is this form, to the byte, where a picture goes as a file", arguments: forms)
    func withPicture(_ kind: ConnectionKind, _ nested: [String]) async throws {
        let request = try await sent(kind, Self.withReference, picture: Array("PIXELS".utf8))
        #expect(try form(request) == (Self.common + nested + Self.seed + [Self.picture]).joined() + "--B--\r\n")
    }

    @Test("carries the picture as a data URL at OpenRouter")
    func dataURL() async throws {
        let request = try await sent(.openrouter, Self.withReference, picture: Array("PIXELS".utf8))
        let frame =
            #""frame_images":[{"frame_type":"first_frame","image_url":{"url":"data:image/webp;base64,UElYRUxT"},"#
            + #""type":"image_url"}],"generate_audio""#
        #expect(request.text == Self.openrouter.replacingOccurrences(of: #""generate_audio""#, with: frame))
    }

    private func several(_ kind: ConnectionKind) async throws -> ReceivedRequest {
        let folder = try Folder()
        folder.write(Array("ONE".utf8), "1")
        folder.write(Array("TWO".utf8), "2")
        let bench = try Bench(dialect: .of(kind)) { _ in .json(CreateTests.accepted) }
        let settings = GenerationSettings(
            prompt: "p", model: "m", seconds: 4, size: ClipSize(width: 832, height: 480),
            references: [ImageType.png, .jpeg].map { ReferenceImage(type: $0, storedName: "x", sha256: "") })
        let answer = await bench.client.create(settings, references: ["\(folder.path)/1", "\(folder.path)/2"])
        #expect(SubmitKind(answer) == .accepted, "\(answer)")
        return try #require(bench.requests.first)
    }

    @Test("carries several pictures as files of one name at vLLM-Omni, in their order")
    func severalFiles() async throws {
        let fields = [("model", "m"), ("prompt", "p"), ("seconds", "4"), ("size", "832x480")].map(Self.field).joined()
        let files = [("png", "image/png", "ONE"), ("jpg", "image/jpeg", "TWO")].map { ending, type, bytes in
            "--B\r\nContent-Disposition: form-data; name=\"input_references\"; filename=\"reference.\(ending)\"\r\n"
                + "Content-Type: \(type)\r\n\r\n\(bytes)\r\n"
        }
        #expect(try form(try await several(.vllmOmni)) == fields + files.joined() + "--B--\r\n")
    }

    @Test("carries several pictures as references at OpenRouter, none of them a frame")
    func severalURLs() async throws {
        let urls = ["image/png;base64,T05F", "image/jpeg;base64,VFdP"].map {
            #"{"image_url":{"url":"data:\#($0)"},"type":"image_url"}"#
        }
        let expected = #"{"duration":4,"input_references":[\#(urls.joined(separator: ","))],"model":"m","prompt":"p","#
        #expect(try await several(.openrouter).text == expected + #""size":"832x480"}"#)
    }

    @Test("is not sent to OpenRouter when its picture is gone or too large")
    func lostPicture() async throws {
        let folder = try Folder()
        folder.write([UInt8](repeating: 0, count: DataURL.largestFile + 1), "large")
        for path in ["\(folder.path)/none", "\(folder.path)/large"] {
            let bench = try Bench(dialect: .of(.openrouter)) { _ in .json(CreateTests.accepted) }
            let answer = await bench.client.create(Self.withReference, references: [path])
            guard case .unsent(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(problem.code == "cannot_send" && bench.requests.isEmpty)
        }
    }

    @Test("says a size in pixels where it has no other name")
    func oddSize() async throws {
        let settings = GenerationSettings(prompt: "p", model: "m", seconds: 4, size: ClipSize(width: 832, height: 480))
        let request = try await sent(.openrouter, settings)
        #expect(request.text == #"{"duration":4,"model":"m","prompt":"p","size":"832x480"}"#)
    }

    static let withReference = GenerationSettings(
        prompt: settings.prompt, model: settings.model, seconds: settings.seconds, size: settings.size,
        references: [ReferenceImage(type: .webp, storedName: "x", sha256: "")], extras: settings.extras)

    private func sent(
        _ kind: ConnectionKind, _ settings: GenerationSettings, picture: [UInt8]? = nil
    ) async throws -> ReceivedRequest {
        let folder = try Folder()
        if let picture { folder.write(picture, "picture") }
        let bench = try Bench(dialect: .of(kind)) { _ in .json(CreateTests.accepted) }
        let answer = await bench.client.create(settings, references: picture == nil ? [] : ["\(folder.path)/picture"])
        #expect(SubmitKind(answer) == .accepted, "\(answer)")
        return try #require(bench.requests.first)
    }

    /// The form with its boundary written as B.
    private func form(_ request: ReceivedRequest) throws -> String {
        let type = try #require(request.header("content-type"))
        let boundary = try #require(type.components(separatedBy: "boundary=").last)
        #expect(type.hasPrefix("multipart/form-data; "))
        return request.text.replacingOccurrences(of: "--" + boundary, with: "--B")
    }
}
