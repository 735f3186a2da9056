import HTTPClient
import Synchronization

/// Keeps what the head of a download's reply led to: the client decides on its own thread, the caller asks afterwards.
final class HeadRecord: Sendable {
    struct Entry: Sendable {
        let decision: Intake.Decision
        /// Bytes that the file will have in all, as far as the head tells.
        let total: Int64?
    }

    private let entry = Mutex<Entry?>(nil)

    var value: Entry? { entry.withLock { $0 } }

    func note(_ decision: Intake.Decision, _ headers: ReplyHeaders) {
        let total: Int64? =
            switch decision {
            case .goOn(_, _, let total): total
            default: headers["content-length"].flatMap { Int64($0) }
            }
        entry.withLock { $0 = Entry(decision: decision, total: total) }
    }
}
