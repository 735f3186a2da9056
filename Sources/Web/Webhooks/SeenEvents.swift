import Studio
import Synchronization

/// The events that were heard already, told by their ids, while a copy of them could still be taken for new.
final class SeenEvents: Sendable {
    /// Only who knows a secret gets this far; the limit keeps a wild sender from filling the memory.
    static let limit = 4096

    private struct Key: Hashable {
        let connection: ConnectionID
        let id: String
    }

    private let until = Mutex<[Key: Timestamp]>([:])

    /// - Parameter end: until when a copy would still be let in.
    /// - Returns: false when the event was heard before.
    func isNew(_ id: String, of connection: ConnectionID, until end: Timestamp, now: Timestamp) -> Bool {
        until.withLock { until in
            let key = Key(connection: connection, id: id)
            let isNew = (until[key] ?? now) <= now
            if isNew, until.count >= Self.limit { until = until.filter { $0.value > now } }
            if isNew, until.count >= Self.limit, let oldest = until.min(by: { $0.value < $1.value }) {
                until[oldest.key] = nil
            }
            until[key] = max(end, until[key] ?? end)
            return isNew
        }
    }
}
