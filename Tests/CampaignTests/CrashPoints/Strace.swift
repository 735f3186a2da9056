import Foundation

/// `strace`, which kills a program at one of its system calls or makes that call fail.
enum Strace {
    static let path = Places.tool("strace")

    /// Whether it is here and may follow programs: a container or a hardened kernel may forbid it.
    static let isAllowed: Bool = {
        guard let path, let sleep = Places.tool("sleep") else { return false }
        guard let target = try? Program(sleep, ["30"], environment: [:]) else { return false }
        defer { target.send(SIGKILL) }
        let log = ["-e", "trace=none", "-p", "\(target.id)"]
        guard let strace = try? Program(path, log, environment: [:]) else { return false }
        defer { strace.send(SIGTERM) }
        for _ in 0..<250 where strace.ended == nil && !strace.errors.contains("attached") { usleep(20_000) }
        return strace.errors.contains("attached")
    }()

    /// What a missing `strace` means for a test.
    static let reason = "strace is not installed, or following programs (ptrace) is not allowed here"

    /// Starts the studio under it, from its first instruction on. The studio is the test's own child; `strace` goes
    /// when it goes.
    ///
    /// - Parameters:
    ///   - trace: the calls that are noted, separated by commas.
    ///   - injection: nil to look only.
    ///   - log: the file that they are noted in.
    static func launch(
        _ start: Studio.Start, trace: String, injection: String?, log: String
    ) throws -> Program {
        guard let path else { throw Failure(reason) }
        // With seccomp only the noted calls stop the program; a signal does not come through then (strace 6.1).
        let isSignal = injection?.contains("signal=") == true
        let options = ["-D", "-f"] + (isSignal ? [] : ["--seccomp-bpf"]) + noting(trace, injection, log)
        return try Program(
            path, options + ["--", try Places.program()] + Studio.arguments(start),
            environment: Studio.environment(start))
    }

    /// Follows these threads of a program that runs, and no others; returns once it does.
    static func attach(
        to threads: [Int32], trace: String, injection: String?, log: String
    ) async throws -> Program {
        guard let path else { throw Failure(reason) }
        let targets = threads.flatMap { ["-p", "\($0)"] }
        let strace = try Program(path, noting(trace, injection, log, quiet: []) + targets, environment: [:])
        try await waitUntil("strace follows \(threads)") {
            if let exit = strace.ended { throw Failure("strace ended with \(exit): \(strace.errors)") }
            return strace.errors.split(separator: "\n").count { $0.contains("attached") } == threads.count
        }
        return strace
    }

    private static func noting(
        _ trace: String, _ injection: String?, _ log: String, quiet: [String] = ["-qq"]
    ) -> [String] {
        let injecting = injection.map { ["-e", $0] } ?? []
        return quiet + ["-y", "-s", "8", "-e", "signal=none", "-o", log, "-e", "trace=\(trace)"] + injecting
    }
}
