import Studio
import Synchronization

/// Why queued generations wait, for pages to read without waiting themselves.
final class WaitBoard: Sendable {
    private let reasons = Mutex<[GenerationID: WaitReason]>([:])

    subscript(id: GenerationID) -> WaitReason? {
        reasons.withLock { $0[id] }
    }

    func put(_ all: [GenerationID: WaitReason]) {
        reasons.withLock { $0 = all }
    }
}
