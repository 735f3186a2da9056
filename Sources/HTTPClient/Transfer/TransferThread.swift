import Glibc
import Synchronization

/// Owns the client's thread: starts it, asks it to stop, waits for its end.
final class TransferThread: Sendable {
    let mailbox: Mailbox
    /// Nil when the thread never started or was waited for.
    private let thread: Mutex<pthread_t?>

    init() {
        let multi = MultiHandle()
        let mailbox = Mailbox(multi: multi)
        let started = multi.flatMap { Self.start(TransferLoop.Parts(mailbox: mailbox, multi: $0)) }
        if started == nil { _ = mailbox.close() }
        self.mailbox = mailbox
        thread = Mutex(started)
    }

    /// The thread ends soon after; nobody waits, as the last reference may be dropped on the thread itself.
    deinit {
        mailbox.stop()
        thread.withLock { if let thread = $0.take() { pthread_detach(thread) } }
    }

    func stop() {
        mailbox.stop()
        thread.withLock { if let thread = $0.take() { pthread_join(thread, nil) } }
    }

    private static func start(_ parts: TransferLoop.Parts) -> pthread_t? {
        let box = Unmanaged.passRetained(parts)
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { context in
                TransferThread.blockSignals()
                let parts = Unmanaged<TransferLoop.Parts>.fromOpaque(context!).takeRetainedValue()
                TransferLoop(parts).run()
                return nil
            }, box.toOpaque())
        if failure != 0 { box.release() }
        return failure == 0 ? thread : nil
    }

    /// The program's signals are for its other threads, and OpenSSL's writes must not raise SIGPIPE.
    private static func blockSignals() {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
    }
}
