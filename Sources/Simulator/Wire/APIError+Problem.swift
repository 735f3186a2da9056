import HTTPServer

extension APIError {
    /// What the web server itself refuses, in the API's envelope and words.
    /// - Parameter hidesMethods: a wrong method is told as an unknown address.
    init(_ problem: HTTPProblem, _ head: RequestHead, hidesMethods: Bool = false) {
        let target = "\(head.method) \(head.path)".prefix(200)
        switch problem.status {
        case .methodNotAllowed where hidesMethods, .notFound:
            self.init(.notFound, "Invalid URL (\(target)).", code: "unknown_url")
        case .methodNotAllowed:
            self.init(problem.status, "Not allowed: \(target). Use another method.", code: "method_not_supported")
        case let status where status.code >= 500:
            let incident = problem.incident.map { " (incident \($0))" } ?? ""
            self.init(status, problem.message + incident, type: "server_error", code: "server_error")
        default:
            self.init(problem.status, problem.message)
        }
    }
}
