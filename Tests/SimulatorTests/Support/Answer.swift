import Foundation
import HTTPClient
import Testing

/// A reply with its JSON taken apart.
struct Answer {
    let status: Int
    let headers: ReplyHeaders
    let body: [UInt8]

    init(_ reply: HTTPReply) {
        status = reply.status
        headers = reply.headers
        body = reply.body
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as an object; empty when it is none.
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }

    subscript(_ key: String) -> Any? { json[key] }

    var id: String { json["id"] as? String ?? "" }
    var videoStatus: String { json["status"] as? String ?? "" }
    var progress: Int { json["progress"] as? Int ?? -1 }
    var data: [[String: Any]] { json["data"] as? [[String: Any]] ?? [] }
    var ids: [String] { data.compactMap { $0["id"] as? String } }

    /// Of an error envelope.
    var error: [String: Any] { json["error"] as? [String: Any] ?? [:] }
    var code: String? { error["code"] as? String }
    var param: String? { error["param"] as? String }
    var message: String { error["message"] as? String ?? "" }
}

/// Checks that an answer is an error with all four keys of the envelope.
func expectError(
    _ answer: Answer, _ status: Int, code: String?, param: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(answer.status == status, "\(answer.text)", sourceLocation: sourceLocation)
    #expect(
        Set(answer.error.keys) == ["message", "type", "param", "code"], "\(answer.text)",
        sourceLocation: sourceLocation)
    #expect(answer.code == code, sourceLocation: sourceLocation)
    #expect(answer.param == param, sourceLocation: sourceLocation)
    #expect(!answer.message.isEmpty, sourceLocation: sourceLocation)
}
