/// Sends HTTP requests over libcurl: any number of async callers, one thread, one `curl_multi`.
///
/// The thread sleeps while nothing runs. Idle connections are kept for requests that are not `singleUse`.
package final class HTTPClient: Sendable {
    /// The most requests that run at once; further ones end with `.busy`.
    package static let maximumTransfers = 256

    private let thread = TransferThread()
    private let certificateAuthorities: String?

    /// - Parameter certificateAuthorities: A PEM file with the authorities to trust instead of the system's
    ///   (a server with a certificate of its own). Default: the system's.
    package init(certificateAuthorities: String? = nil) {
        self.certificateAuthorities = certificateAuthorities
    }

    /// Sends the request and waits for its whole reply, whatever its status.
    ///
    /// Cancelling the task ends the transfer and closes its connection.
    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPReply {
        let prepared = try PreparedRequest(request, certificateAuthorities: certificateAuthorities)
        let wish = CancellationWish()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                thread.mailbox.submit(Submission(request: prepared, wish: wish, continuation: continuation))
            }
        } onCancel: {
            wish.express()
            thread.mailbox.wake()
        }
        return try outcome.get()
    }

    /// Ends every transfer with `.cancelled`, closes the connections and waits for the thread's end.
    /// Later requests end with `.cancelled`. Calling it again does nothing. Letting the client go has the same
    /// effect without the wait.
    package func shutdown() {
        thread.stop()
    }
}
