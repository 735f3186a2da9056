import Foundation
import HTTPClient
import Testing

@testable import Simulator

@Suite("A character")
struct CharacterTests {
    private func parts(_ name: String, _ clip: String) -> [HTTPRequest.Part] {
        [.text("name", name), .file("video", path: clip, fileName: "a.mp4", contentType: "video/mp4")]
    }

    @Test("is made from an MP4, found again, and takes part when the prompt calls it by name")
    func whole() async throws {
        let finished = try await Finished.shared.value
        let bench = finished.bench
        let made = try await bench.post("/v1/videos/characters", parts("Mossy", finished.clip))
        #expect(made.status == 200, "\(made.text)")
        #expect(Set(made.json.keys) == ["id", "name", "created_at"])
        #expect(made["name"] as? String == "Mossy" && made.id.hasPrefix("char_"))
        #expect(try await bench.get("/v1/videos/characters/\(made.id)").text == made.text)
        let prompt = "Mossy rows [simulate: stuck]"
        let used = [
            try await bench.create(["prompt": prompt, "characters": [["id": made.id]]]),
            try await bench.create([.text("prompt", prompt), .text("characters[][id]", made.id)]),
            try await bench.create([.text("prompt", prompt), .text("characters[0][id]", made.id)]),
        ]
        for answer in used { #expect(answer.status == 200, "\(answer.text)") }
        let absent = try await bench.create(["prompt": "mossy rows", "characters": [["id": made.id]]])
        expectError(absent, 400, code: "invalid_value", param: "characters")
        #expect(absent.message.contains("'Mossy'"))
    }

    @Test("that is unknown, or one too many, is refused")
    func refusals() async throws {
        let bench = try Bench()
        expectError(try await bench.get("/v1/videos/characters/char_1"), 404, code: "not_found", param: "character_id")
        func create(_ characters: Any) async throws -> Answer {
            try await bench.create(["prompt": "a", "characters": characters])
        }
        expectError(try await create([["id": "char_1"]]), 400, code: "not_found", param: "characters")
        expectError(
            try await create([["id": "a"], ["id": "b"], ["id": "c"]]), 400, code: "array_above_max_length",
            param: "characters")
        expectError(try await create("char_1"), 400, code: "invalid_type", param: "characters")
        expectError(try await create(["char_1"]), 400, code: "invalid_type", param: "characters[0]")
        expectError(
            try await create([[:] as [String: String]]), 400, code: "missing_required_parameter",
            param: "characters[0].id")
    }

    @Test(
        "has a name of 1 to 80 characters",
        arguments: [
            ("", "empty_string"),
            (
                String(repeating: "a", count: 81),
                "string_above_max_length"
            ),
        ])
    func names(name: String, code: String) async throws {
        let finished = try await Finished.shared.value
        let answer = try await finished.bench.post("/v1/videos/characters", parts(name, finished.clip))
        expectError(answer, 400, code: code, param: "name")
    }

    @Test("is not made from JSON or without a film")
    func noFilm() async throws {
        let bench = try Bench()
        expectError(try await bench.post("/v1/videos/characters", ["name": "a"]), 415, code: nil)
        let answer = try await bench.post("/v1/videos/characters", [.text("name", "a")] as [HTTPRequest.Part])
        expectError(answer, 400, code: "missing_required_parameter", param: "video")
    }
}

@Suite("The name of a form's field")
struct BracketKeyTests {
    @Test(
        "is a path where its brackets are one",
        arguments: [
            ("prompt", "prompt", []), ("video[id]", "video", [.member("id")]),
            ("characters[][id]", "characters", [.element, .member("id")]),
            ("characters[12][id]", "characters", [.element, .member("id")]),
            ("a[b", "a[b", []), ("a]b[", "a]b[", []), ("[a]", "[a]", []), ("a[b]c", "a[b]c", []),
            ("a[[b]]", "a[[b]]", []), ("a[b][c][d][e][f]", "a[b][c][d][e][f]", []),
        ] as [(String, String, [BracketKey.Step])])
    func paths(text: String, name: String, steps: [BracketKey.Step]) {
        let key = BracketKey(text)
        #expect(key.name == name && key.steps == steps)
    }

    @Test("puts values together in the order in which they came")
    func values() {
        var value = JSONValue.null
        for (key, text) in [("c[][id]", "1"), ("c[][id]", "2"), ("c[][role]", "x")] {
            value = value.adding(text, at: BracketKey(key).steps[...])
        }
        #expect(value == [["id": "1"], ["id": "2", "role": "x"]])
        #expect(JSONValue.null.adding("1", at: []).adding("2", at: []) == "1")
    }
}
