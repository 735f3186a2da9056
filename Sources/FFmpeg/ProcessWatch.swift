import Glibc

/// Drains a running process's pipes until it ends, its time is over or it is no longer wanted.
/// Reaps it in every case, after its whole group has been killed.
struct ProcessWatch: ~Copyable {
    let pid: pid_t
    let output: Descriptor
    let errors: Descriptor
    let settings: ChildProcess
    private var collected: [UInt8] = []
    private var tail = Tail(limit: 8 << 10)
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)
    private var isOutputOpen = true
    private var isErrorsOpen = true

    init(pid: pid_t, output: consuming Descriptor, errors: consuming Descriptor, settings: ChildProcess) {
        self.pid = pid
        self.output = output
        self.errors = errors
        self.settings = settings
    }

    mutating func finish(_ cancellation: Cancellation) throws(ProcessError) -> ProcessResult {
        let end = ContinuousClock.now + settings.timeout
        let failure = watch(until: end, cancellation)
        let exit = reap()
        if let failure { throw failure }
        return ProcessResult(exit: exit, output: collected, errorTail: tail.text)
    }

    private mutating func watch(until end: ContinuousClock.Instant, _ cancellation: Cancellation) -> ProcessError? {
        while true {
            if cancellation.isCancelled { return .cancelled(program: settings.program) }
            guard ContinuousClock.now < end else { return timedOut() }
            let ended = hasEnded()
            var ready = wait(milliseconds: ended ? 0 : tick(until: end))
            read(&ready)
            if collected.count > settings.maximumOutput {
                return .tooMuchOutput(program: settings.program, limit: settings.maximumOutput)
            }
            if ended && !ready.any { return nil }
        }
    }

    /// Short, because neither a cancellation nor the end of a process that has closed its pipes wakes `poll`.
    private func tick(until end: ContinuousClock.Instant) -> Int32 {
        let longest: Duration = isOutputOpen || isErrorsOpen ? .milliseconds(50) : .milliseconds(5)
        let left = min(longest, ContinuousClock.now.duration(to: end))
        return Int32(left.components.attoseconds / 1_000_000_000_000_000) + 1
    }

    private struct Ready {
        var output: Bool
        var errors: Bool
        var any: Bool { output || errors }
    }

    private func wait(milliseconds: Int32) -> Ready {
        var set = [
            pollfd(fd: isOutputOpen ? output.raw : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isErrorsOpen ? errors.raw : -1, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&set, nfds_t(set.count), milliseconds) > 0 else { return Ready(output: false, errors: false) }
        return Ready(output: set[0].revents != 0, errors: set[1].revents != 0)
    }

    /// Reads once from each ready pipe; a pipe that has ended is closed and no longer counts as ready.
    private mutating func read(_ ready: inout Ready) {
        if ready.output {
            let count = Glibc.read(output.raw, &buffer, buffer.count)
            if count > 0 { collected.append(contentsOf: buffer[..<count]) } else { isOutputOpen = false }
            ready.output = isOutputOpen
        }
        if ready.errors {
            let count = Glibc.read(errors.raw, &buffer, buffer.count)
            if count > 0 { tail.append(buffer[..<count]) } else { isErrorsOpen = false }
            ready.errors = isErrorsOpen
        }
    }

    private func timedOut() -> ProcessError {
        .timedOut(program: settings.program, after: settings.timeout, lastLines: tail.text.lastLines(3))
    }

    /// Asks without reaping: until it is reaped, its id cannot be given to another process.
    private func hasEnded() -> Bool {
        var information = siginfo_t()
        let asked = waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT)
        return asked == 0 && information.si_signo == SIGCHLD
    }

    private func reap() -> ProcessExit {
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return ProcessExit(waitStatus: status)
    }
}
