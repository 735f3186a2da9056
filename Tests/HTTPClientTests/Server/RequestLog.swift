import Synchronization

/// Every request that a test server has read, in order.
final class RequestLog: Sendable {
    private let requests = Mutex<[ReceivedRequest]>([])

    var all: [ReceivedRequest] { requests.withLock { $0 } }

    func append(_ request: ReceivedRequest) {
        requests.withLock { $0.append(request) }
    }
}
