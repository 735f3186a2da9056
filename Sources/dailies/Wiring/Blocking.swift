import Glibc
import Synchronization

/// Waits on this thread for async work. Only for the program's own main thread, which is no thread of the
/// cooperative pool.
func waitFor<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
    let outcome = Outcome<Value>()
    Task.detached {
        do {
            outcome.set(.success(try await work()))
        } catch {
            outcome.set(.failure(error))
        }
    }
    return try outcome.get()
}

private final class Outcome<Value: Sendable>: Sendable {
    private let value = Mutex<Result<Value, any Error>?>(nil)
    private let signal = Semaphore()

    func set(_ result: Result<Value, any Error>) {
        value.withLock { $0 = result }
        signal.post()
    }

    func get() throws -> Value {
        signal.wait()
        guard let result = value.withLock({ $0 }) else { throw CancellationError() }
        return try result.get()
    }
}

/// A POSIX semaphore.
// @unchecked because the pointer is made once, freed once in deinit, and sem_post and sem_wait are thread-safe.
private final class Semaphore: @unchecked Sendable {
    private let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() {
        sem_init(pointer, 0, 0)
    }

    func post() {
        sem_post(pointer)
    }

    func wait() {
        while sem_wait(pointer) != 0 && errno == EINTR {}
    }

    deinit {
        sem_destroy(pointer)
        pointer.deallocate()
    }
}
