/// How long a request's body is (RFC 9112, section 6).
enum BodyFraming: Equatable {
    case none
    /// In bytes, at least 1.
    case length(UInt64)
    case chunked

    init(_ headers: Headers, version: String) throws(HTTPProblem) {
        let length = headers["content-length"]
        if let coding = headers["transfer-encoding"] {
            guard length == nil, version == "HTTP/1.1", ASCII.equalIgnoringCase(coding, "chunked") else {
                throw HTTPProblem(.badRequest, "The length of the body is ambiguous.")
            }
            self = .chunked
        } else if let length {
            guard let count = ASCII.decimal(length), count <= UInt64(Int64.max) else {
                throw HTTPProblem(.badRequest, "The content length is malformed.")
            }
            self = count == 0 ? .none : .length(count)
        } else {
            self = .none
        }
    }

    /// The announced length; nil when it is not known before the end.
    var announced: UInt64? {
        switch self {
        case .none: 0
        case .length(let count): count
        case .chunked: nil
        }
    }
}
