import Foundation
import Synchronization

/// A program that a test has started, and ends by its own id only.
final class ChildProgram: Sendable {
    enum Exit: Sendable, Equatable {
        case status(Int32)
        case signal(Int32)
    }

    private let process: Process
    private let exit: Ended
    private let folder: TemporaryFolder

    private final class Ended: Sendable {
        let value = Mutex<Exit?>(nil)
    }

    /// Starts `path`. Only `environment` is passed on.
    init(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        let folder = try TemporaryFolder()
        let exit = Ended()
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file(folder, "stdout")
        process.standardError = try Self.file(folder, "stderr")
        process.terminationHandler = { ended in
            let status = ended.terminationStatus
            exit.value.withLock { $0 = ended.terminationReason == .exit ? .status(status) : .signal(status) }
        }
        try Self.withSignalsOpen { try process.run() }
        (self.folder, self.exit, self.process) = (folder, exit, process)
    }

    var id: Int32 { process.processIdentifier }

    deinit {
        if exit.value.withLock({ $0 }) == nil { kill(process.processIdentifier, SIGKILL) }
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

    private static func file(_ folder: TemporaryFolder, _ name: String) throws -> FileHandle {
        try FileHandle(forWritingTo: URL(filePath: folder.write([], to: name)))
    }

    /// What it has written on standard output so far.
    var output: String { text("stdout") }
    /// What it has written on standard error so far.
    var errors: String { text("stderr") }

    var outputBytes: [UInt8] { bytes("stdout") }

    private func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    private func bytes(_ name: String) -> [UInt8] {
        Array((try? Data(contentsOf: URL(filePath: folder.file(name)))) ?? Data())
    }

    /// How it ended; nil while it runs.
    var ended: Exit? { exit.value.withLock { $0 } }

    func send(_ signal: Int32) {
        if ended == nil { kill(process.processIdentifier, signal) }
    }

    func waitForExit(within limit: Duration = .seconds(60)) async throws -> Exit {
        try await eventually("\(process.executableURL?.lastPathComponent ?? "the program") ends", within: limit) {
            ended
        }
    }
}
