import Glibc
import Synchronization

/// A lock that stops the program with a message when its holder asks for it again, instead of waiting for ever.
struct ExclusiveLock: ~Copyable, Sendable {
    private let mutex = Mutex(())
    /// The thread that holds the lock; 0 for none.
    private let holder = Atomic<UInt>(0)

    func withLock<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
        let caller = UInt(pthread_self())
        guard holder.load(ordering: .relaxed) != caller else {
            fatalError(
                "A read or write of a Database began inside another on the same thread. Use the session at hand.")
        }
        var result: Result<T, E>?
        mutex.withLock { _ in
            holder.store(caller, ordering: .relaxed)
            defer { holder.store(0, ordering: .relaxed) }
            result = Result { () throws(E) in try body() }
        }
        return try result!.get()
    }
}
