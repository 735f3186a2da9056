import Glibc

/// SIGINT and SIGTERM as something to wait for. They must be blocked before any thread is made, so that every thread
/// inherits that and only the waiting one gets them.
struct Signals {
    private var set = sigset_t()

    /// Blocks both signals for this thread and all that it makes.
    init() {
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for one of them; a second one while the program is ending ends it at once.
    func wait() {
        var set = set
        var received: Int32 = 0
        while sigwait(&set, &received) != 0 {}
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }
}
