import Foundation
import Synchronization

/// A program that a test has started, and ends by its own id only.
final class Program: Sendable {
    enum Exit: Sendable, Equatable {
        case status(Int32)
        case signal(Int32)
    }

    let id: Int32
    private let exit: Ended
    private let folder: TemporaryFolder

    private final class Ended: Sendable {
        let value = Mutex<Exit?>(nil)
    }

    /// Starts `path`. Only `environment` is passed on.
    init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
        let folder = try TemporaryFolder()
        let exit = Ended()
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.write([], to: "stdout")))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: folder.write([], to: "stderr")))
        process.terminationHandler = { ended in
            let status = ended.terminationStatus
            exit.value.withLock { $0 = ended.terminationReason == .exit ? .status(status) : .signal(status) }
        }
        try Self.withSignalsOpen { try process.run() }
        (self.folder, self.exit, id) = (folder, exit, process.processIdentifier)
    }

    deinit {
        if ended == nil { kill(id, SIGKILL) }
    }

    /// A child inherits the blocked signals of the thread that starts it, and the tests' threads block most of them.
    private static func withSignalsOpen(_ start: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try start()
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
        if ended == nil { kill(id, signal) }
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
