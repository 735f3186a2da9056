import Glibc

/// A thread of the tests' own: blocking calls have no place on the tests' pool.
struct PosixThread {
    private let handle: pthread_t

    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    init(_ body: @escaping @Sendable () -> Void) {
        var handle = pthread_t()
        let failure = pthread_create(
            &handle, nil,
            { context in
                Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
                return nil
            }, Unmanaged.passRetained(Work(body)).toOpaque())
        precondition(failure == 0, "no thread for a test server")
        self.handle = handle
    }

    func join() {
        pthread_join(handle, nil)
    }
}
