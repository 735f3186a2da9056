import Foundation

/// strace, attached to a program that runs, with one fault for it.
final class Tracer: Sendable {
    private let strace: Program

    /// - Parameter fault: as `inject=` takes it: `connect:signal=KILL:when=2`.
    init(_ fault: String, of program: Program) async throws {
        guard let path = Places.tool("strace") else { throw Failure("strace is not in PATH") }
        let call = fault.prefix { $0 != ":" }
        let arguments = [
            "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(fault)", "-p", "\(program.id)",
        ]
        let strace = try Program(path, arguments, environment: [:])
        self.strace = strace
        try await waitUntil("strace is attached") { strace.errors.contains("attached") || strace.ended != nil }
        if let exit = strace.ended { throw Failure("strace ended with \(exit): \(strace.errors)") }
    }

    func end() async throws {
        try await strace.waitForExit()
    }

    static let isPossible: Bool = {
        guard let path = Places.tool("strace") else { return false }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-f", "-o", "/dev/null", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}
