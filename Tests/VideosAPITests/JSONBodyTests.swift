import Studio
import Testing

@testable import VideosAPI

@Suite("JSON from a server")
struct JSONBodyTests {
    private func nested(_ depth: Int) -> [UInt8] {
        let inner = depth - 1
        let text = String(repeating: "[", count: inner) + String(repeating: "]", count: inner)
        return Array(#"{"id":"v1","deep":\#(text)}"#.utf8)
    }

    @Test("is read down to 64 levels and no deeper")
    func depth() {
        #expect(JSONBody.decode(nested(64), as: VideoMessage.self)?.id == "v1")
        #expect(JSONBody.decode(nested(65), as: VideoMessage.self) == nil)
    }

    @Test("has no depth inside of its texts")
    func texts() {
        #expect(JSONNesting.depth(of: Array(#"{"a":"[[[\"[[\\","b":[1]}"#.utf8)) == 2)
    }

    @Test("is read although a text was cut inside of a character")
    func brokenText() {
        let bytes = Array(#"{"id":"v1","prompt":"caf"#.utf8) + [0xC3] + Array(#""}"#.utf8)
        #expect(JSONBody.decode(bytes, as: VideoMessage.self)?.id == "v1")
    }
}
