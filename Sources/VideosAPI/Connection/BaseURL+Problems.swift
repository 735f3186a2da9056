import HTTPClient
import Studio

/// Why an address cannot be a base URL. The codes are stable.
extension Problem {
    static func unusableAddress(_ reason: HTTPURL.Problem, _ typed: String) -> Problem {
        switch reason {
        case .notAbsolute:
            Problem(
                code: "base_url_incomplete",
                message: "Write the whole base URL with http:// or https://, such as https://api.example.com/v1.")
        case .otherScheme:
            Problem(
                code: "base_url_scheme", message: "A base URL starts with http:// or https://. Other kinds do not work."
            )
        case .hasUser:
            Problem(
                code: "base_url_user",
                message: "A base URL holds no user and no password. Take out what stands before the @ and"
                    + " give the key as the API key.")
        case .badHost:
            Problem(code: "base_url_host", message: "The base URL names no usable host. Check how it is written.")
        case .badPort:
            Problem(code: "base_url_port", message: "The port of the base URL is no number from 1 to 65535.")
        case .badCharacter:
            Problem(code: "base_url_characters", message: "The base URL holds control characters. Type it anew.")
        case .tooLong:
            Problem(
                code: "base_url_too_long",
                message: "The base URL is longer than \(HTTPURL.maximumBytes) bytes. Check what was pasted.")
        }
    }

    static let addressWithMore = Problem(
        code: "base_url_query",
        message: "A base URL has no ? and no #. Leave them out, with everything after them.")

    static func foreignInAddress(_ scalar: Unicode.Scalar) -> Problem {
        let what = scalar.properties.isWhitespace ? "a space" : "the character “\(scalar)”"
        return Problem(
            code: "base_url_characters",
            message: "The base URL contains \(what), which cannot stand in an address. Take it out, or write it"
                + " percent-encoded when it belongs there.")
    }

    static func unspecifiedAddress(_ origin: Origin) -> Problem {
        Problem(
            code: "base_url_unspecified",
            message: "\(origin.host) is what a server listens on, not where it is reached. Write localhost instead.")
    }

    static func forbiddenAddress(_ origin: Origin) -> Problem {
        Problem(
            code: "base_url_forbidden",
            message: "\(origin.host) is a link-local or metadata address; no video server is there, and requests to it"
                + " could give away this machine's secrets. Use the server's own address.")
    }

    static func openAddress(_ origin: Origin) -> Problem {
        Problem(
            code: "base_url_not_secure",
            message: "Over http the key would travel in the open to \(origin.host). Use https; plain http is for"
                + " this machine and private networks only.")
    }
}
