import Foundation
import Testing

@testable import FFmpeg

@Suite("A child process")
struct ChildProcessTests {
    private func shell(_ script: String) -> ChildProcess {
        ChildProcess(program: "/bin/sh", arguments: ["-c", script])
    }

    @Test("hands back its output, its standard error and its exit status")
    func result() async throws {
        let result = try await shell("printf out; printf err >&2; exit 3").run()
        #expect(result.outputText == "out")
        #expect(result.errorTail == "err")
        #expect(result.exit == .exited(3))
    }

    @Test("takes its arguments as they are, without a shell")
    func arguments() async throws {
        let words = ["$HOME; rm -rf", "two words", "", "*", "'\"", "--"]
        let result = try await ChildProcess(program: "/usr/bin/printf", arguments: ["[%s]"] + words).run()
        #expect(result.outputText == words.map { "[\($0)]" }.joined())
    }

    @Test("sees a minimal environment, an empty standard input and no descriptor of ours")
    func surroundings() async throws {
        setenv("OPENAI_API_KEY", "sk-secret", 1)
        let null = open("/dev/null", O_RDONLY)
        let leak = fcntl(null, F_DUPFD, 500)
        defer { for descriptor in [null, leak] { close(descriptor) } }
        let environment = try await ChildProcess(program: "/usr/bin/env", arguments: []).run().outputText
        #expect(
            environment.split(separator: "\n").map { $0.prefix { $0 != "=" } }.sorted() == [
                "LC_ALL", "MALLOC_ARENA_MAX", "PATH",
            ])
        let input = try await ChildProcess(program: "/bin/cat", arguments: []).run()
        #expect(input.output.isEmpty && input.exit.isSuccess)
        let open = try await shell("ls /proc/self/fd").run().outputText.split(separator: "\n")
        // Others in this process open files meanwhile, and not each of them closes at a start.
        #expect(leak >= 500 && !open.contains("\(leak)"), "It was \(open)")
    }

    @Test("runs where it is told")
    func workingDirectory() async throws {
        var process = shell("pwd")
        process.workingDirectory = "/usr/share"
        #expect(try await process.run().outputText == "/usr/share\n")
    }

    @Test("runs at the niceness it is told")
    func niceness() async throws {
        var process = ChildProcess(program: "/usr/bin/nice", arguments: [])
        process.niceness = 7
        #expect(try await process.run().outputText == "7\n")
    }

    @Test("writes to both pipes at once without blocking on either")
    func bothPipes() async throws {
        var process = shell("head -c 3000000 /dev/zero >&2 & head -c 3000000 /dev/zero; wait")
        process.maximumOutput = 4 << 20
        let result = try await process.run()
        #expect(result.output.count == 3_000_000)
        #expect(result.errorTail.utf8.count == 8 << 10)
    }

    @Test("is killed with its whole group when its time is over")
    func timeout() async throws {
        let folder = try TemporaryFolder()
        var process = shell("sleep 300 & echo $! > '\(folder.file("pid"))'; echo before >&2; wait")
        process.timeout = .milliseconds(300)
        await #expect(throws: ProcessError.timedOut(program: "/bin/sh", after: .milliseconds(300), lastLines: "before"))
        {
            try await process.run()
        }
        try await expectGone(pidIn: folder.file("pid"))
    }

    @Test("is killed when the task that waits for it is cancelled")
    func cancellation() async throws {
        let folder = try TemporaryFolder()
        let process = shell("echo $$ > '\(folder.file("pid"))'; sleep 300")
        let task = Task { try await process.run() }
        _ = try await writtenPid(folder.file("pid"))
        task.cancel()
        await #expect(throws: ProcessError.cancelled(program: "/bin/sh")) { try await task.value }
        try await expectGone(pidIn: folder.file("pid"))
    }

    @Test("is not even started once it has been cancelled")
    func cancelledBefore() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: ProcessError.cancelled(program: "/bin/sh")) { try shell("true").runBlocking(cancellation) }
    }

    @Test("is killed when it writes more than the limit")
    func tooMuchOutput() async {
        var process = ChildProcess(program: "/usr/bin/yes", arguments: [])
        process.maximumOutput = 100_000
        await #expect(throws: ProcessError.tooMuchOutput(program: "/usr/bin/yes", limit: 100_000)) {
            try await process.run()
        }
    }

    @Test("cannot take more memory than the limit")
    func memoryLimit() async throws {
        var process = ChildProcess(program: "/usr/bin/head", arguments: ["-c", "1", "--", "/dev/zero"])
        #expect(try await process.run().exit.isSuccess)
        process = shell("dd if=/dev/zero of=/dev/null bs=500M count=1")
        #expect(try await process.run().exit.isSuccess)
        process.memoryLimit = 100 << 20
        let result = try await process.run()
        #expect(!result.exit.isSuccess)
        #expect(result.errorTail.contains("memory"))
    }

    @Test("that closes its pipes early is waited for")
    func closedPipes() async throws {
        let result = try await shell("exec >&- 2>&-; sleep 0.2; exit 5").run()
        #expect(result.exit == .exited(5))
    }

    @Test("that ends is a result at once, even when a process that it left behind holds the pipes")
    func leftBehind() async throws {
        let folder = try TemporaryFolder()
        let result = try await shell("sleep 300 & echo $! > '\(folder.file("pid"))'; exit 0").run()
        #expect(result.exit.isSuccess)
        try await expectGone(pidIn: folder.file("pid"))
    }

    @Test("tells the signal that ended it")
    func signalled() async throws {
        #expect(try await shell("kill -TERM $$").run().exit == .signalled(SIGTERM))
    }

    @Test("that does not exist is an error that names it")
    func missing() async {
        await #expect(throws: ProcessError.cannotStart(program: "/nowhere/ffmpeg", errno: ENOENT)) {
            try await ChildProcess(program: "/nowhere/ffmpeg", arguments: []).run()
        }
    }

    @Test("runs beside others without holding up the cooperative pool")
    func manyAtOnce() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<24 { group.addTask { try await shell("sleep 0.3; echo \(number)").run().outputText } }
            let texts = try await group.reduce(into: Set()) { $0.insert($1) }
            #expect(texts.count == 24)
        }
    }

    @Test(
        "dies when this process is killed",
        .enabled(if: access("/usr/bin/setpriv", X_OK) == 0, "setpriv is not on this machine"))
    func parentKilled() async throws {
        let file = "/tmp/dailies-parent-\(getpid())"
        defer { unlink(file) }
        await #expect(processExitsWith: .signal(SIGKILL)) {
            let file = "/tmp/dailies-parent-\(getppid())"
            let process = ChildProcess(program: "/bin/sh", arguments: ["-c", "echo $$ > '\(file)'; exec sleep 300"])
            let task = Task { try await process.run() }
            _ = try await writtenPid(file)
            withExtendedLifetime(task) { _ = kill(getpid(), SIGKILL) }
        }
        try await expectGone(pidIn: file)
    }
}
