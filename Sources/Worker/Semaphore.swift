import Glibc

/// A counting semaphore of the C library.
///
/// `@unchecked Sendable` because the pointer never changes and the C functions behind it are made for any thread.
final class Semaphore: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() {
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func post() {
        sem_post(semaphore)
    }

    func wait() {
        // A signal handler may interrupt it: then it waits again.
        while sem_wait(semaphore) != 0 {}
    }
}
