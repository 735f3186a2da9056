import HTTPServer

/// An error as the API tells it. How it is written, the personality decides; OpenAI's envelope is
/// `{"error":{"message","type","param","code"}}`, all four always there.
struct APIError: Error, Sendable {
    var status: Status
    var message: String
    var type: String
    var param: String?
    var code: String?
    /// Sent beside the body, such as `Retry-After`.
    var headers: [Response.Field]

    init(
        _ status: Status, _ message: String, type: String = "invalid_request_error", param: String? = nil,
        code: String? = nil, headers: [Response.Field] = []
    ) {
        self.status = status
        self.message = message
        self.type = type
        self.param = param
        self.code = code
        self.headers = headers
    }

    /// OpenAI's.
    var envelope: JSONValue {
        ["error": ["message": .string(message), "type": .string(type), "param": .init(param), "code": .init(code)]]
    }

    /// An answer with that body, and with this error's status and header fields.
    func response(_ body: JSONValue) -> Response {
        var response = JSON.response(body, status: status)
        response.headers += headers
        return response
    }
}
