import Foundation
import Testing

/// The official Python package in a throw-away environment.
final class PythonSDK: Sendable {
    private let folder: TemporaryFolder
    private static let validator = ["pyyaml", "jsonschema"]

    /// Why the test cannot be run on this machine.
    struct Unavailable: Error {
        let reason: Comment
    }

    /// Installs it from PyPI. Throws ``Unavailable`` where that cannot be done.
    init() async throws {
        folder = try TemporaryFolder()
        try await step("make a virtual environment", "/usr/bin/env", ["python3", "-m", "venv", folder.file("venv")])
        let pip = ["-m", "pip", "install", "--quiet", "--timeout", "15", "--retries", "1", "openai"] + Self.validator
        try await step("install openai from PyPI", folder.file("venv/bin/python"), pip)
    }

    private func step(_ what: String, _ program: String, _ arguments: [String]) async throws {
        let result = try await Self.run(program, arguments)
        guard result.status != 0 else { return }
        throw Unavailable(reason: "Python cannot \(what) here: \(result.text.suffix(200))")
    }

    /// Runs a program and returns its status and everything that it wrote.
    func run(_ script: String, arguments: [String]) async throws -> (status: Int32, text: String) {
        try Data(script.utf8).write(to: URL(fileURLWithPath: folder.file("script.py")))
        return try await Self.run(folder.file("venv/bin/python"), [folder.file("script.py")] + arguments)
    }

    private static func run(_ program: String, _ arguments: [String]) async throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                do {
                    try process.run()
                    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
                    process.waitUntilExit()
                    continuation.resume(
                        returning: (process.terminationStatus, String(decoding: bytes, as: UTF8.self)))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}
