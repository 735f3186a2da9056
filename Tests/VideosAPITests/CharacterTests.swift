import Foundation
import Studio
import Testing

@testable import VideosAPI

@Suite("Characters")
struct CharacterTests {
    private static let cast = GenerationSettings(
        prompt: "Tom and Ann", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720),
        characters: ["char_1", "char_2"], extras: ["characters": .array([.string("other")])])

    @Test("go into the paid request as objects with their ids", arguments: [ConnectionKind.openai, .litellm])
    func json(_ kind: ConnectionKind) async throws {
        let bench = try Bench(dialect: .of(kind)) { _ in .json(CreateTests.accepted) }
        #expect(SubmitKind(await bench.client.create(Self.cast, references: [])) == .accepted)
        #expect(
            bench.requests[0].text == #"{"characters":[{"id":"char_1"},{"id":"char_2"}],"model":"sora-2","#
                + #""prompt":"Tom and Ann","seconds":"4","size":"1280x720"}"#)
    }

    @Test("go into a form as the dialect nests")
    func form() async throws {
        let folder = try Folder()
        folder.write(Array("PIXELS".utf8), "picture")
        for (nesting, expected) in [
            (RequestForm.Nesting.brackets, "name=\"characters[][id]\"\r\n\r\nchar_1\r\n"),
            (.json, #"name="characters""# + "\r\n\r\n" + #"[{"id":"char_1"},{"id":"char_2"}]"# + "\r\n"),
        ] {
            var dialect = Dialect.openai
            dialect.request.nesting = nesting
            let bench = try Bench(dialect: dialect) { _ in .json(CreateTests.accepted) }
            let answer = await bench.client.create(Self.cast, references: ["\(folder.path)/picture"])
            #expect(SubmitKind(answer) == .accepted)
            #expect(bench.requests[0].text.contains(expected))
            #expect(!bench.requests[0].text.contains("other"))
        }
    }

    @Test("are refused here, and nothing is sent, where the server has none", arguments: ConnectionKind.allCases)
    func unable(_ kind: ConnectionKind) async throws {
        var dialect = Dialect.of(kind)
        dialect.capabilities.characters = false
        let bench = try Bench(dialect: dialect) { _ in .json(CreateTests.accepted) }
        #expect(SubmitKind(await bench.client.create(Self.cast, references: [])) == .refused)
        #expect(await bench.client.createCharacter(name: "Tom", film: "/none").problem?.code == "not_supported")
        #expect(bench.requests.isEmpty)
    }

    @Test("are made from a film under a name, once")
    func made() async throws {
        let folder = try Folder()
        folder.write(Array("FILM".utf8), "film.mp4")
        let bench = try Bench.always(.json(#"{"id":"char/1","name":"To\u0007m","created_at":1}"#))
        let tom = RemoteCharacter(id: "char/1", name: "Tom")
        #expect(await bench.client.createCharacter(name: "Tom", film: "\(folder.path)/film.mp4") == .success(tom))
        #expect(bench.requests.map(\.target) == ["/v1/videos/characters"])
        let text = bench.requests[0].text
        #expect(text.contains("name=\"video\"; filename=\"video.mp4\"\r\nContent-Type: video/mp4\r\n\r\nFILM\r\n"))
        #expect(text.contains("name=\"name\"\r\n\r\nTom\r\n"))
        #expect(bench.requests[0].header("authorization") == "Bearer \(Bench.canary)")
    }

    @Test(
        "are none where the answer is no character",
        arguments: [
            Script.json("{}"), .json(#"{"id":null,"name":"Tom"}"#), .json(#"{"id":"c"}"#, 500), .webPage(200),
            .json(#"{"error":{"message":"Too long"}}"#, 400), Script(steps: []), .redirect(307, to: "/x"),
        ])
    func none(_ script: Script) async throws {
        let folder = try Folder()
        folder.write(Array("FILM".utf8), "film.mp4")
        let bench = try Bench.always(script)
        let answer = await bench.client.createCharacter(name: "Tom", film: "\(folder.path)/film.mp4")
        #expect(answer.problem != nil)
        #expect(bench.requests.count == 1)
    }
}

extension Result where Success == RemoteCharacter, Failure == Problem {
    var problem: Problem? {
        if case .failure(let problem) = self { problem } else { nil }
    }
}
