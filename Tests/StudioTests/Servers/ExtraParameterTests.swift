import Testing

@testable import Studio

@Suite("A parameter beyond the protocol")
struct ExtraParameterTests {
    static let readings: [(ExtraParameter.Value, String, JSONValue?)] = [
        (.integer(0...9), " 7 ", .integer(7)), (.integer(0...9), "10", nil), (.integer(0...9), "1.5", nil),
        (.number(0...1), "0.25", .number(0.25)), (.number(0...1), "1", .number(1)), (.number(0...1), "2", nil),
        (.number(0...1), "nan", nil), (.text(longest: 3), "abc", .string("abc")), (.text(longest: 3), "abcd", nil),
        (.choice(["a", "b"]), "b", .string("b")), (.choice(["a", "b"]), "c", nil),
        (.flag, "true", .bool(true)), (.flag, "false", .bool(false)), (.flag, "yes", nil),
        (.json, #"{"a":[1]}"#, .object(["a": .array([.integer(1)])])), (.json, "[]", .array([])), (.json, "1", nil),
        (.json, "{", nil), (.json, "[" + String(repeating: " ", count: 16_000) + "]", nil),
    ]

    @Test("is read by its kind and range", arguments: readings)
    func reading(_ value: ExtraParameter.Value, _ text: String, _ expected: JSONValue?) throws {
        let parameter = ExtraParameter("x", "Thing", value)
        if let expected { return #expect(try parameter.read(text) == expected) }
        let problem = #expect(throws: Problem.self) { try parameter.read(text) }
        #expect(problem?.code == "parameter_invalid" && problem?.message.contains(parameter.allowed) == true)
    }

    @Test("is left to the server when its field is empty", arguments: ["", "  \n"])
    func empty(_ text: String) throws {
        #expect(try ExtraParameter("x", "Thing", .flag).read(text) == nil)
    }

    @Test("is never one that the settings themselves say", arguments: ConnectionKind.allCases)
    func reserved(_ kind: ConnectionKind) {
        let names = kind.parameters.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { !kind.reserves($0) })
        for name in ["prompt", "model", "seconds", "duration", "size", "n", "input_reference[image_url]"] {
            #expect(kind.reserves(name), "\(name)")
        }
        #expect(kind.reserves("aspect_ratio") == (kind == .openrouter))
        #expect(!kind.reserves("seed"))
    }

    @Test("is there for the kinds that know any")
    func tables() {
        let known = ConnectionKind.allCases.filter { !$0.parameters.isEmpty }
        #expect(known == [.vllmOmni, .sglang, .openrouter])
        for name in ["seed", "num_inference_steps", "guidance_scale", "negative_prompt", "fps", "num_frames"] {
            #expect(ConnectionKind.vllmOmni.parameters.contains { $0.name == name }, "\(name)")
            #expect(ConnectionKind.sglang.parameters.contains { $0.name == name }, "\(name)")
        }
    }
}
