import CMicroHTTPD
import Synchronization

/// A request that the library has put aside while its handler runs on a thread of the slow lane.
// @unchecked because the library lets any thread resume a connection, and keeps one that is put aside until then.
final class SuspendedTransfer: @unchecked Sendable {
    private let transfer: OpaquePointer
    private let answer = Mutex<Response?>(nil)

    /// Puts the request aside. Call only from the library's handler.
    init(_ transfer: OpaquePointer) {
        self.transfer = transfer
        MHD_suspend_connection(transfer)
    }

    /// What it was resumed with.
    var response: Response? { answer.withLock { $0 } }

    /// Call once: the library takes the request up again on its own thread.
    func resume(with response: Response) {
        answer.withLock { $0 = response }
        MHD_resume_connection(transfer)
    }
}
