/// A request whose every part may go on the wire.
struct PreparedRequest: Sendable {
    let request: HTTPRequest
    /// The address without its fragment, as libcurl gets it.
    let target: String
    /// `Name: value` lines in libcurl's notation.
    let headerLines: [String]
    /// A PEM file; nil for the system's authorities.
    let certificateAuthorities: String?

    init(_ request: HTTPRequest, certificateAuthorities: String?) throws(TransportError) {
        self.request = request
        self.certificateAuthorities = certificateAuthorities
        target = try Self.target(request.url)
        guard Self.isToken(request.method) else { throw Self.refusal("The method is not a token of HTTP.") }
        guard request.timeout != nil || request.stall != nil else {
            throw Self.refusal("The request has neither a timeout nor a stall limit; give one.")
        }
        try Self.check(request.body)
        headerLines = try request.headers.map(Self.line) + Self.bodyLines(request.body)
    }

    private static func target(_ text: String) throws(TransportError) -> String {
        do throws(HTTPURL.Problem) {
            let url = try HTTPURL(text)
            return "\(url.origin)\(url.path)" + (url.query.map { "?" + $0 } ?? "")
        } catch {
            throw refusal("The address is not usable: \(error).")
        }
    }

    private static func line(_ name: String, _ value: String) throws(TransportError) -> String {
        guard isToken(name) else { throw refusal("A header name is not a token of HTTP.") }
        guard !managed.contains(name.lowercased()) else { throw refusal("The header \(name) is set by the client.") }
        guard isClean(value) else { throw refusal("The value of the header \(name) holds a control character.") }
        // A name with a semicolon is libcurl's notation of an empty value.
        return value.allSatisfy { $0 == " " } ? name + ";" : "\(name): \(value)"
    }

    /// A name with a colon alone keeps libcurl from sending the field.
    private static func bodyLines(_ body: HTTPRequest.Body) -> [String] {
        switch body {
        case .none: ["Expect:", "Content-Type:"]
        case .bytes(_, let contentType): ["Expect:", "Content-Type: \(contentType)"]
        case .multipart: ["Expect:"]
        }
    }

    private static func check(_ body: HTTPRequest.Body) throws(TransportError) {
        switch body {
        case .none:
            return
        case .bytes(_, let contentType):
            guard isClean(contentType), !contentType.isEmpty else { throw refusal("The content type is not usable.") }
        case .multipart(let parts):
            for part in parts where !isClean(part) {
                throw refusal("The form's part \(part.name.debugDescription) holds a control character in its head.")
            }
        }
    }

    private static func isClean(_ part: HTTPRequest.Part) -> Bool {
        guard case .file(let path, let fileName, let contentType) = part.content else { return isClean(part.name) }
        return isClean(part.name) && isClean(fileName) && isClean(contentType) && !path.utf8.contains(0)
    }

    private static let managed: Set<String> = ["content-type", "content-length", "transfer-encoding", "expect"]

    private static func isClean(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }
    }

    private static func isToken(_ text: String) -> Bool {
        let marks = "!#$%&'*+-.^_`|~".utf8
        return !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default:
                    marks.contains(byte)
                }
            }
    }

    private static func refusal(_ message: String) -> TransportError {
        TransportError(kind: .invalidRequest, message: message)
    }
}
