import HTTPClient
import Studio

extension Explanation {
    /// Why there is no whole reply.
    func problem(_ error: TransportError) -> Problem {
        let (code, message) = words(error)
        return masked(code: code, message)
    }

    private func words(_ error: TransportError) -> (String, String) {
        switch error.kind {
        case .resolve where isElsewhere:
            (
                "host_unknown",
                "The server says that the film is at \(host), whose name was not found. Check the network."
            )
        case .resolve:
            ("host_unknown", "The name of \(host) was not found. Check the base URL and the network.")
        case .connect:
            ("cannot_connect", "Cannot reach \(host): \(error.message). Check that the server runs and its port.")
        case .tls:
            (
                "tls_failed",
                "No secure connection to \(host): \(error.message). If the server speaks plain http,"
                    + " write http:// in the base URL."
            )
        case .timeout where error.requestBytesSent == 0:
            ("cannot_connect", "\(host) took no connection within \(Self.seconds(patience.connect)) seconds.")
        case .timeout:
            ("timeout", "\(host) did not answer within \(Self.seconds(patience.request)) seconds.")
        case .stalled:
            ("stalled", "\(host) sends almost nothing: less than \(patience.stallPace) bytes a second.")
        case .addressRefused:
            (
                "address_refused",
                "\(host) leads to an address that must not be used: link-local, private behind a public server,"
                    + " or public over plain http. Check the base URL."
            )
        case .replyTooLarge:
            ("reply_too_large", "\(host) sent an answer larger than any of the Videos API. It was cut off.")
        case .invalidRequest:
            ("cannot_send", "The request could not be sent: \(error.message)")
        case .cancelled:
            ("interrupted", "The request to \(host) was interrupted.")
        default:
            ("connection_broken", "The connection to \(host) broke: \(error.message).")
        }
    }

    /// Whole seconds where they are whole: `60`, `0.5`.
    private static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let tenths = attoseconds / 100_000_000_000_000_000
        return tenths == 0 ? "\(seconds)" : "\(seconds).\(tenths)"
    }
}
