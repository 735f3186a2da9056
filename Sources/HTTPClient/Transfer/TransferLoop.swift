import CCurl

/// What the client's thread does: start what was submitted, move every transfer, hand back what ended.
///
/// Lives on that thread alone.
final class TransferLoop {
    /// What the thread is given at its start.
    final class Parts: Sendable {
        let mailbox: Mailbox
        let multi: MultiHandle

        init(mailbox: Mailbox, multi: MultiHandle) {
            self.mailbox = mailbox
            self.multi = multi
        }
    }

    private let mailbox: Mailbox
    private let multi: MultiHandle
    private var running: [UnsafeMutableRawPointer: Transfer] = [:]

    init(_ parts: Parts) {
        mailbox = parts.mailbox
        multi = parts.multi
    }

    /// Returns after a stop, or when libcurl cannot go on.
    func run() {
        var ending: (TransportError.Kind, String) = (.cancelled, "The HTTP client was shut down.")
        while true {
            let letters = mailbox.take()
            if letters.isStopping { break }
            letters.submissions.forEach(start)
            // Before the first step: what was cancelled early never opens a connection.
            endUnwanted()
            var code = multi.perform()
            handBackEnded()
            if code == CURLM_OK { code = multi.wait() }
            guard code == CURLM_OK else {
                ending = (.other, "The HTTP client cannot go on: \(Library.message(code)).")
                break
            }
        }
        close(ending)
    }

    private func start(_ submission: Submission) {
        guard running.count < HTTPClient.maximumTransfers else {
            return submission.end(.busy, "\(running.count) requests are running; wait for one to end.")
        }
        do throws(TransportError) {
            let transfer = try Transfer(submission)
            let code = multi.add(transfer.handle)
            guard code == CURLM_OK else { return submission.end(.other, Library.message(code)) }
            running[transfer.handle.pointer] = transfer
        } catch {
            submission.end(.failure(error))
        }
    }

    private func endUnwanted() {
        for transfer in running.values where transfer.submission.wish.isExpressed {
            end(transfer) { $0.failure(.cancelled, "The task was cancelled.") }
        }
    }

    private func handBackEnded() {
        while let (handle, code) = multi.nextEnded() {
            guard let transfer = running[handle] else { continue }
            end(transfer) { $0.outcome(code) }
        }
    }

    private func end(_ transfer: Transfer, with outcome: (Transfer) -> Submission.Outcome) {
        running[transfer.handle.pointer] = nil
        multi.remove(transfer.handle)
        transfer.submission.end(outcome(transfer))
    }

    private func close(_ ending: (kind: TransportError.Kind, message: String)) {
        for submission in mailbox.close() { submission.end(ending.kind, ending.message) }
        for transfer in running.values { end(transfer) { $0.failure(ending.kind, ending.message) } }
    }
}
