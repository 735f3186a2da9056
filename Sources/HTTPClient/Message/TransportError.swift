/// Why a request has no whole reply.
package struct TransportError: Error, Sendable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        /// The host's name has no address.
        case resolve
        /// No connection could be made.
        case connect
        /// TLS failed, or the certificate is not trusted.
        case tls
        /// The time for the connection or for the whole request ran out.
        case timeout
        /// The pace stayed below the stall limit.
        case stalled
        /// The head exceeds 64 KiB, or the body its limit.
        case replyTooLarge
        /// The connection ended inside the body; what arrived in a file is kept.
        case truncated
        /// The connection ended before a whole head arrived.
        case connectionLost
        /// The answer is not HTTP.
        case badReply
        /// `permitAddress` refused every address.
        case addressRefused
        /// The destination chose `.abort`.
        case aborted
        /// The task was cancelled or the client shut down.
        case cancelled
        /// The file refused the body, with this `errno`.
        case fileWrite(Int32)
        /// The request cannot be sent as it is.
        case invalidRequest
        /// Too many requests are running at once.
        case busy
        case other
    }

    package let kind: Kind
    /// Bytes of the request handed to the connection: the head, and of the body what went with it.
    /// 0 proves that the server has seen nothing of the request.
    package let requestBytesSent: Int
    /// The status, when the whole head of the reply had arrived.
    package let partialStatus: Int?
    /// Bytes of the body that arrived, in memory or in the file.
    package let bytesReceived: Int64
    /// What went wrong, in words without secrets.
    package let message: String

    package init(
        kind: Kind,
        requestBytesSent: Int = 0,
        partialStatus: Int? = nil,
        bytesReceived: Int64 = 0,
        message: String
    ) {
        self.kind = kind
        self.requestBytesSent = requestBytesSent
        self.partialStatus = partialStatus
        self.bytesReceived = bytesReceived
        self.message = message
    }

    package var description: String { "\(kind): \(message) (request bytes sent: \(requestBytesSent))" }
}
