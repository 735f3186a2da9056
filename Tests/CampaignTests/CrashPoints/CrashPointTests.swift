import Testing

@Suite("Crash points", .enabled(if: Strace.isAllowed, Comment(rawValue: Strace.reason)))
struct CrashPointTests {
    @Test(
        "A3, A4, A6, D1: killed at every Nth call from the first start: one press is paid for once, no job is lost",
        arguments: SystemCall.allCases)
    func killedFromStart(_ call: SystemCall) async throws {
        await Series.run(try await Census.start.value.numbers(call), slice: 3, call, .kill)
    }

    @Test(
        "A4, A6, C12, C13: killed at every Nth call of each thread: one press is paid for once, no job is lost",
        arguments: SystemCall.allCases)
    func killedInThread(_ call: SystemCall) async throws {
        await Series.run(try await Census.threads.value.numbers(call), slice: 7, call, .kill)
    }

    @Test(
        "A6: killed at every Nth call with a server that cannot list: the person is asked, with the amount",
        arguments: [SystemCall.pwrite64, .fdatasync, .sendto, .recvfrom])
    func killedWithoutList(_ call: SystemCall) async throws {
        await Series.run(try await Census.threads.value.numbers(call), slice: 3, call, .kill, lists: false)
    }

    /// Were every `write` refused for good, the program could not say anything on standard error either.
    private static let refusals: [(SystemCall, Injection)] =
        [.pwrite64, .fdatasync, .fsync].flatMap { [($0, .fullOnce), ($0, .fullForGood), ($0, .brokenOnce)] }
        + [(.write, .fullOnce), (.write, .brokenOnce)]

    @Test(
        "D2: the disk refuses every Nth call from the first start: it says so, nothing is sent that is not saved",
        arguments: refusals)
    func refusedFromStart(_ call: SystemCall, _ injection: Injection) async throws {
        await Series.run(try await Census.start.value.numbers(call, onFiles: true), slice: 2, call, injection)
    }

    @Test(
        "C15, D2: the disk refuses every Nth call of each thread: it says so, nothing is sent that is not saved",
        arguments: refusals)
    func refusedInThread(_ call: SystemCall, _ injection: Injection) async throws {
        await Series.run(try await Census.threads.value.numbers(call, onFiles: true), slice: 4, call, injection)
    }
}
