import Glibc

/// A POSIX semaphore.
// @unchecked because the pointer is made once, freed once in deinit, and sem_post and sem_wait are thread-safe.
final class Semaphore: @unchecked Sendable {
    private let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() {
        sem_init(pointer, 0, 0)
    }

    deinit {
        sem_destroy(pointer)
        pointer.deallocate()
    }

    func post() {
        sem_post(pointer)
    }

    func wait() {
        while sem_wait(pointer) != 0 && errno == EINTR {}
    }
}
