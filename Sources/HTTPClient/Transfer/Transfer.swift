import CCurl

/// One request on its way: libcurl's handle and what has arrived.
///
/// Lives on the client's thread alone; libcurl's callbacks find it by an unretained pointer, which is valid
/// because the loop keeps the transfer until its handle has left the multi handle.
final class Transfer {
    let submission: Submission
    let handle: EasyHandle
    private let request: HTTPRequest
    private var head = HeadCollector()
    private var sink: BodySink
    private var gate: AddressGate
    private var refusal: Refusal?

    init(_ submission: Submission) throws(TransportError) {
        self.submission = submission
        request = submission.request.request
        sink = BodySink(maximumBytes: request.maximumReplyBytes)
        gate = AddressGate(request.permitAddress)
        handle = try EasyHandle()
        try handle.configure(submission.request)
        try handle.setCallbacks(context: Unmanaged.passUnretained(self).toOpaque())
    }

    // MARK: Called back by libcurl

    /// Returns whether the transfer goes on.
    func takeHeaderLine(_ line: UnsafeRawBufferPointer) -> Bool {
        proceed { () throws(Refusal) in
            switch head.add(line) {
            case .more: return
            case .tooLarge:
                throw Refusal(.replyTooLarge, "The reply's head exceeds \(HeadCollector.maximumBytes) bytes.")
            case .complete:
                guard let destination = request.destination else { return }
                try sink.choose(destination.accept(head.status, head.headers), for: destination)
            }
        }
    }

    /// Returns whether the transfer goes on.
    func takeBody(_ chunk: UnsafeRawBufferPointer) -> Bool {
        proceed { () throws(Refusal) in try sink.take(chunk) }
    }

    func allows(_ address: IPAddress?) -> Bool {
        gate.allows(address)
    }

    private func proceed(_ step: () throws(Refusal) -> Void) -> Bool {
        do throws(Refusal) {
            try step()
            return true
        } catch {
            refusal = refusal ?? error
            return false
        }
    }

    // MARK: The end

    func outcome(_ code: CURLcode) -> Submission.Outcome {
        _ = proceed { () throws(Refusal) in try sink.close() }
        if let refusal { return failure(refusal.kind, refusal.message) }
        guard code == CURLE_OK else { return brokenOutcome(code) }
        // libcurl calls a connection that ends inside the head a success.
        guard head.isComplete else { return failure(.connectionLost, "The connection ended inside the reply's head.") }
        return .success(reply)
    }

    private func brokenOutcome(_ code: CURLcode) -> Submission.Outcome {
        if let refused = gate.refusal { return failure(.addressRefused, "The address \(refused) is not permitted.") }
        return failure(kind(of: code), handle.message(code))
    }

    func failure(_ kind: TransportError.Kind, _ message: String) -> Submission.Outcome {
        .failure(
            TransportError(
                kind: kind, requestBytesSent: handle.requestBytesSent,
                partialStatus: head.isComplete ? head.status : nil,
                bytesReceived: sink.received, message: message))
    }

    private var reply: HTTPReply {
        HTTPReply(
            status: head.status, headers: head.headers, body: sink.bytes, bytesReceived: sink.received,
            effectiveAddress: handle.address)
    }

    private func kind(of code: CURLcode) -> TransportError.Kind {
        FailureFacts(
            wasConnected: handle.wasConnected, hasWholeHead: head.isComplete,
            ranOutOfTime: request.timeout.map { handle.elapsed >= Int64($0.milliseconds) * 1000 } ?? false,
            hasStallLimit: request.stall != nil
        ).kind(of: code)
    }
}
