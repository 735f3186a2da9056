import Glibc

/// A command behind the small programs that set its limits before it begins: what they set survives
/// `exec`, and nothing of it can be had from `posix_spawn`.
struct GuardedCommand {
    let spawn: Spawn

    init(_ process: ChildProcess) throws(ProcessError) {
        try Self.check(process.program)
        try Self.check(Self.prlimit)
        let command = Self.limits(process) + Self.parent + Self.place(process) + [process.program] + process.arguments
        let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=2"]
        spawn = Spawn(program: command[0], arguments: Array(command.dropFirst()), environment: environment)
    }

    private static let prlimit = "/usr/bin/prlimit"
    private static let setpriv = "/usr/bin/setpriv"

    private static func check(_ program: String) throws(ProcessError) {
        guard access(program, X_OK) == 0 else { throw .cannotStart(program: program, errno: errno) }
    }

    /// Processor time is bounded too, for a child whose parent is gone and no longer watches the clock.
    private static func limits(_ process: ChildProcess) -> [String] {
        let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let seconds = (Int(process.timeout.components.seconds) + 1) * processors
        return [prlimit, "--as=\(process.memoryLimit)", "--cpu=\(seconds)", "--core=0", "--"]
    }

    /// Killed by the kernel when the thread that started it dies, as all do when this process is killed.
    /// Machines without the program have the limit on processor time.
    private static let parent = access(setpriv, X_OK) == 0 ? [setpriv, "--pdeathsig", "KILL", "--"] : []

    private static func place(_ process: ChildProcess) -> [String] {
        var command: [String] = []
        if process.niceness > 0 { command += ["/usr/bin/nice", "-n", "\(process.niceness)"] }
        if let folder = process.workingDirectory { command += ["/usr/bin/env", "--chdir=\(folder)", "--"] }
        return command
    }
}
