import CCurl

/// Tells the kinds of failure apart where libcurl's code alone does not.
struct FailureFacts {
    let wasConnected: Bool
    let hasWholeHead: Bool
    /// Whether the time for the whole request had passed.
    let ranOutOfTime: Bool
    let hasStallLimit: Bool

    func kind(of code: CURLcode) -> TransportError.Kind {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .resolve
        case CURLE_COULDNT_CONNECT: .connect
        // Only the question about the address ends a transfer in this way.
        case CURLE_ABORTED_BY_CALLBACK: .addressRefused
        case CURLE_OPERATION_TIMEDOUT: wasConnected && hasStallLimit && !ranOutOfTime ? .stalled : .timeout
        case CURLE_PARTIAL_FILE: .truncated
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR: lostKind
        case CURLE_URL_MALFORMAT: .invalidRequest
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING: .badReply
        case _ where Self.tlsCodes.contains(code.rawValue): .tls
        default: .other
        }
    }

    private var lostKind: TransportError.Kind {
        if hasWholeHead { return .truncated }
        return wasConnected ? .connectionLost : .connect
    }

    private static let tlsCodes = Set(
        [
            CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CERTPROBLEM, CURLE_SSL_INVALIDCERTSTATUS,
        ].map(\.rawValue))
}
