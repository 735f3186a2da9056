import Glibc

/// Runs blocking work on a thread of its own, so that it holds up no other task.
enum OwnThread {
    /// - Returns: nil when the system has no thread to give.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
            let errand = Unmanaged.passRetained(Errand { continuation.resume(returning: work()) })
            var thread = pthread_t()
            let code = pthread_create(&thread, nil, Errand.perform, errand.toOpaque())
            if code == 0 {
                pthread_detach(thread)
            } else {
                errand.release()
                continuation.resume(returning: nil)
            }
        }
    }

    private final class Errand: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) { self.work = work }

        /// Takes over what the thread was started with.
        static let perform: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { errand in
            if let errand { Unmanaged<Errand>.fromOpaque(errand).takeRetainedValue().work() }
            return nil
        }
    }
}
