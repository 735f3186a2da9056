import HTTPClient
import Testing

/// A request that cannot be answered as asked, and how it is refused.
struct ErrorCase: Sendable, CustomTestStringConvertible {
    let status: Int
    let method: String
    let path: String
    let type: String
    let text: String
    /// The member that the error names.
    let param: String?

    var testDescription: String { "\(status) \(method) \(path) \(text.prefix(60))" }

    static func get(_ status: Int, _ path: String, param: String? = nil) -> ErrorCase {
        ErrorCase(status: status, method: "GET", path: path, type: "", text: "", param: param)
    }

    static func post(
        _ status: Int, _ path: String, _ text: String, type: String = "application/json", param: String? = nil
    ) -> ErrorCase {
        ErrorCase(status: status, method: "POST", path: path, type: type, text: text, param: param)
    }

    var body: HTTPRequest.Body {
        type.isEmpty ? .none : .bytes(Array(text.utf8), contentType: type)
    }

    /// A studio with video 1 is asked.
    static let all: [ErrorCase] = malformed + unknown + conflicting + tooLarge + wrongType + notAllowed

    private static let generate = "/api/videos/1/generate-sora"
    private static let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)

    private static let malformed = [
        post(400, "/api/projects", "{\"title\":"), post(400, "/api/projects", "[1]"),
        post(400, "/api/projects", "\"a\""),
        post(400, generate, "{\"prompt\":\(deep)}"), post(400, generate, "nonsense"),
    ]

    private static let unknown = [
        get(404, "/api/projects/999"), get(404, "/api/videos/999"), get(404, "/api/videos/1/sora-status"),
        get(404, "/api/generations/999"), get(404, "/api/generations/0"), get(404, "/api/generations/-1"),
        get(404, "/api/generations/one"), get(404, "/api/generations/9223372036854775808"), get(404, "/api/nothing"),
        get(404, "/api"), post(404, "/api/projects/999/videos", "{\"title\":\"a\"}"),
        post(404, "/api/videos/999/generate-sora", "{}"), post(404, "/api/generations/999/cancel", "{}"),
    ]

    private static let conflicting = [
        ErrorCase(status: 405, method: "DELETE", path: "/api/projects/1", type: "", text: "", param: nil),
        get(405, generate), post(405, "/health", "{}"),
    ]

    private static let tooLarge = [
        post(413, "/api/projects", "{\"title\":\"\(String(repeating: "a", count: 1 << 20))\"}")
    ]

    private static let wrongType = [
        post(415, "/api/projects", "title=a", type: "application/x-www-form-urlencoded"),
        post(415, "/api/projects", "{\"title\":\"a\"}", type: "text/plain"),
        post(415, generate, "prompt=a", type: "application/x-www-form-urlencoded"),
        post(415, generate, "<a/>", type: "application/xml"),
    ]

    private static let notAllowed = [
        post(422, "/api/projects", "{\"title\":\" \"}", param: "title"),
        post(422, "/api/projects", "{}", param: "title"),
        post(422, "/api/projects", "{\"title\":7}", param: "title"),
        post(422, "/api/projects", "{\"title\":\"a\",\"colour\":\"red\"}", param: "colour"),
        post(422, generate, "{\"model\":\"sora-9\"}", param: "model"),
        post(422, generate, "{\"seconds\":\"5\"}", param: "seconds"),
        post(422, generate, "{\"seconds\":4.5}", param: "seconds"),
        post(422, generate, "{\"size\":\"1920x1080\"}", param: "size"),
        post(422, generate, "{\"size\":\"large\"}", param: "size"),
        post(422, generate, "{\"prompt\":\"  \"}", param: "prompt"),
        post(422, generate, "{\"prompt\":\"\(String(repeating: "a", count: 32_001))\"}", param: "prompt"),
        post(422, generate, "{\"modle\":\"sora-2\"}", param: "modle"),
        get(422, "/api/videos/1/cost?model=sora-9", param: "model"),
    ]
}
