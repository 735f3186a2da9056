import Glibc
import Synchronization

/// Runs an actor on a thread of its own, because its calls block (a database, a hash over gigabytes) and must not
/// hold a thread of the cooperative pool. It lives as long as the program.
final class ThreadExecutor: SerialExecutor {
    /// The worker's decisions and its database calls.
    static let worker = ThreadExecutor()
    /// Checking and hashing of films.
    static let media = ThreadExecutor()

    private let jobs = Mutex<[UnownedJob]>([])
    private let signal = Semaphore()

    private init() {
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                Unmanaged<ThreadExecutor>.fromOpaque(argument!).takeRetainedValue().runJobs()
            }, Unmanaged.passRetained(self).toOpaque())
        precondition(code == 0, "Cannot start a thread (error \(code)). Raise the limit on threads and start again.")
        pthread_detach(thread)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        signal.post()
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    private func runJobs() -> Never {
        while true {
            signal.wait()
            let job = jobs.withLock { $0.removeFirst() }
            job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }
}
