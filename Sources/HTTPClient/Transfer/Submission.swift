/// What a caller hands to the client's thread.
struct Submission: Sendable {
    typealias Outcome = Result<HTTPReply, TransportError>

    let request: PreparedRequest
    let wish: CancellationWish
    let continuation: CheckedContinuation<Outcome, Never>

    func end(_ outcome: Outcome) {
        continuation.resume(returning: outcome)
    }

    /// Ends a request that never started: nothing was sent.
    func end(_ kind: TransportError.Kind, _ message: String) {
        end(.failure(TransportError(kind: kind, message: message)))
    }
}
