import Foundation
import Synchronization

/// A program that a test has started, and ends by its own id only.
final class Program: Sendable {
    enum Exit: Sendable, Equatable {
        case status(Int32)
        case signal(Int32)
    }

    let id: Int32
    private let exit = Ended()
    private let folder: TemporaryFolder

    private final class Ended: Sendable {
        let value = Mutex<Exit?>(nil)
    }

    /// Starts `path`. Only `environment` is passed on.
    init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
        folder = try TemporaryFolder()
        id = try Spawn(
            path, arguments, environment: environment, output: folder.write([], to: "stdout"),
            errors: folder.write([], to: "stderr")
        ).start()
        Thread.detachNewThread { [id, exit] in Self.wait(for: id, exit) }
    }

    deinit {
        send(SIGKILL)
    }

    /// The id stays the program's own until its end is noted, so that no signal can go to another.
    private static func wait(for id: Int32, _ exit: Ended) {
        var end = siginfo_t()
        while waitid(P_PID, UInt32(id), &end, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        exit.value.withLock { value in
            var status: Int32 = 0
            waitpid(id, &status, 0)
            value = status & 0x7f == 0 ? .status((status >> 8) & 0xff) : .signal(status & 0x7f)
        }
    }

    /// What it has written on standard output so far.
    var output: String { text("stdout") }
    /// What it has written on standard error so far.
    var errors: String { text("stderr") }

    private func text(_ name: String) -> String {
        String(decoding: [UInt8](contentsOf: folder.file(name)) ?? [], as: UTF8.self)
    }

    /// How it ended; nil while it runs.
    var ended: Exit? { exit.value.withLock { $0 } }

    func send(_ signal: Int32) {
        exit.value.withLock { if $0 == nil { kill(id, signal) } }
    }

    @discardableResult
    func waitForExit(within limit: Duration = .seconds(60)) async throws -> Exit {
        try await eventually("the program ends", within: limit) { ended }
    }

    /// A figure of `/proc/ID/status` in KiB, such as `VmRSS` or `VmHWM`.
    func memory(_ name: String) -> Int? {
        let text = String(decoding: [UInt8](contentsOf: "/proc/\(id)/status") ?? [], as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) }
    }
}
