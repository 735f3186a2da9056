import HTTPClient
import Studio

/// Takes one line for each request that goes out and one for what came of it: method, address, status, bytes,
/// milliseconds, error. No bodies, no headers, no key. Called in the task of the request.
package typealias WireLog = @Sendable (String) -> Void

/// The lines of the wire log.
struct WireLine: Sendable {
    let method: String
    /// The path at the own server; elsewhere without the query, which may hold a signature.
    let place: String

    init(_ method: String, _ url: HTTPURL, base: BaseURL) {
        self.method = method
        let isOwn = url.origin == base.url.origin
        place = isOwn ? url.path + (url.query.map { "?" + $0 } ?? "") : "\(url.origin)\(url.path)"
    }

    var request: String { "→ \(method) \(place)" }

    func reply(_ outcome: Result<HTTPReply, TransportError>, after time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return "← \(Self.words(outcome)), \(milliseconds) ms, \(method) \(place)"
    }

    private static func words(_ outcome: Result<HTTPReply, TransportError>) -> String {
        switch outcome {
        case .success(let reply):
            "\(reply.status), \(reply.bytesReceived) bytes"
        case .failure(let error):
            (error.partialStatus.map { "\($0), " } ?? "") + "\(error.message.foreign(limit: 200)),"
                + " \(error.requestBytesSent) bytes sent, \(error.bytesReceived) bytes received"
        }
    }
}
