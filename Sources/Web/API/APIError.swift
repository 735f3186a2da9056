import HTTPServer
import Studio

/// An error of the JSON API, in the envelope of the Videos API.
struct APIError: Error, Encodable {
    struct Body: Encodable {
        let message: String
        let type: String
        let param: String?
        let code: String?

        enum CodingKeys: CodingKey {
            case message, type, param, code
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(message, forKey: .message)
            try container.encode(type, forKey: .type)
            try container.encode(param, forKey: .param)
            try container.encode(code, forKey: .code)
        }
    }

    let status: Status
    let error: Body

    enum CodingKeys: CodingKey {
        case error
    }

    init(_ status: Status, param: String? = nil, code: String?, message: String) {
        self.status = status
        let type = status.code >= 500 ? "server_error" : "invalid_request_error"
        error = Body(message: message, type: type, param: param, code: code)
    }

    init(_ status: Status, _ problem: Problem) {
        self.init(status, code: problem.code, message: problem.message)
    }

    /// The first of several problems is the one to mend first.
    init(_ problems: [FieldProblem]) {
        let first = problems.first ?? FieldProblem(field: "", code: "invalid", message: "The request is not allowed.")
        self.init(.unprocessableContent, param: first.field, code: first.problem.code, message: first.problem.message)
    }

    init(_ problem: HTTPProblem) {
        let incident = problem.incident.map { " Incident \($0)." } ?? ""
        let code = problem.status.reason.lowercased().replacing(" ", with: "_")
        self.init(problem.status, code: code, message: problem.message + incident)
    }

    var response: Response {
        JSON.response(self, status: status)
    }

    /// The address is one of the JSON API's, also where nothing but its beginning can be read.
    static func concerns(_ head: RequestHead) -> Bool {
        let path = head.path == "/" ? rawPath(head) : head.path
        return path == "/health" || path == Link.webhooks || path == "/api" || path.hasPrefix("/api/")
    }

    /// As it was sent, without its query and without the host of an absolute target.
    private static func rawPath(_ head: RequestHead) -> String {
        let target = head.rawTarget.prefix { $0 != "?" }
        guard let scheme = target.firstRange(of: "://"), target.hasPrefix("http") else { return String(target) }
        return String(target[scheme.upperBound...].drop { $0 != "/" })
    }
}
