import Glibc

/// A program to run as a child: an argument list and no shell, an empty standard input, a minimal
/// environment, a process group of its own, limits on time, memory and output.
package struct ChildProcess: Sendable {
    /// Absolute path of the program.
    package var program: String
    package var arguments: [String]
    /// Where it runs; nil: where this process runs.
    package var workingDirectory: String?
    /// Wall-clock time until it is killed with its group.
    package var timeout: Duration = .seconds(60)
    /// Bytes of address space, set as soon as it has started.
    package var memoryLimit: Int = 2 << 30
    /// Bytes of standard output until it is killed.
    package var maximumOutput: Int = 1 << 20
    /// 0 (as this process) … 19 (only when nothing else wants the processor).
    package var niceness: Int32 = 0

    package init(program: String, arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    /// Runs it and blocks this thread until it has ended. Never call this on the cooperative pool.
    package func runBlocking(_ cancellation: Cancellation) throws(ProcessError) -> ProcessResult {
        if cancellation.isCancelled { throw .cancelled(program: program) }
        var watch = try start()
        return try watch.finish(cancellation)
    }

    /// Runs it on a thread of its own. Cancelling the task kills it and throws `ProcessError.cancelled`.
    package func run() async throws -> ProcessResult {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                do throws(ProcessError) {
                    try OwnThread.start {
                        continuation.resume(with: Result { try runBlocking(cancellation) })
                    }
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }

    private func start() throws(ProcessError) -> ProcessWatch {
        let command = try GuardedCommand(self)
        let output = try PipeEnds()
        let errors = try PipeEnds()
        let pid = try command.spawn.start(output: output.writing.raw, errors: errors.writing.raw)
        return ProcessWatch(pid: pid, output: output.keepReading(), errors: errors.keepReading(), settings: self)
    }
}
