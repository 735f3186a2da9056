import HTTPServer

/// An error answer in OpenAI's envelope: `{"error":{"message","type","param","code"}}`, all four always there.
struct APIError: Error, Sendable {
    let status: Status
    let message: String
    let type: String
    let param: String?
    let code: String?
    /// Sent beside the envelope, such as `Retry-After`.
    let headers: [Response.Field]

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

    var response: Response {
        var response = JSON.response(ErrorEnvelope(error: .init(self)), status: status)
        response.headers += headers
        return response
    }
}

private struct ErrorEnvelope: Encodable {
    struct Payload: Encodable {
        let message: String
        let type: String
        @Nullable var param: String?
        @Nullable var code: String?

        init(_ error: APIError) {
            message = error.message
            type = error.type
            param = error.param
            code = error.code
        }
    }

    let error: Payload
}
