import Glibc

/// A thread of the program's own, for work that waits.
final class Thread: Sendable {
    private let handle: pthread_t

    /// Starts the thread; throws when the system has no room for one.
    init(_ body: @escaping @Sendable () -> Void) throws(ServerError) {
        let argument = Unmanaged.passRetained(Body(run: body))
        var handle = pthread_t()
        let code = pthread_create(
            &handle, nil,
            { argument in
                Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
                return nil
            }, argument.toOpaque())
        guard code == 0 else {
            argument.release()
            throw .system(call: "pthread_create", code: code)
        }
        self.handle = handle
    }

    /// Waits for its end. Call once.
    func join() {
        pthread_join(handle, nil)
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }
}
