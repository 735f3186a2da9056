import Foundation

/// The built program.
enum Dailies {
    /// Polls and renders that take hardly any time.
    private static let quick = ["DAILIES_POLL_INTERVAL": "0.05", "DAILIES_SIMULATOR_RENDER_TIME": "0.2"]

    static func start(_ arguments: [String], environment: [String: String] = [:]) throws -> ChildProgram {
        var surroundings = quick
        surroundings["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        surroundings["HOME"] = "/nonexistent"
        return try ChildProgram(
            Places.program(), arguments, environment: surroundings.merging(environment) { _, chosen in chosen })
    }

    /// Runs it to its end.
    static func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> (exit: ChildProgram.Exit, output: String, errors: String) {
        let program = try start(arguments, environment: environment)
        let exit = try await program.waitForExit()
        return (exit, program.output, program.errors)
    }

    /// Waits for the line that tells that the program is ready, which is all that it prints on standard output.
    static func address(in announcement: String, of program: ChildProgram) async throws -> String {
        let output = try await eventually("the line “\(announcement)…”", within: .seconds(20)) {
            if let exit = program.ended { return "ended with \(exit)" }
            return program.output.hasSuffix("\n") ? program.output : nil
        }
        guard output.hasPrefix(announcement), output.split(separator: "\n").count == 1 else {
            throw Failure("Not ready: \(output)\n\(program.output)\n\(program.errors)")
        }
        return String(output.dropFirst(announcement.count).dropLast())
    }
}
