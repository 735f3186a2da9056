import Foundation
import HTTPClient

/// The real program at work with a data folder.
final class Studio: Sendable {
    let program: Program
    let site: Site

    private init(program: Program, site: Site) {
        self.program = program
        self.site = site
    }

    struct Start: Sendable {
        var data: String
        var port = 0
        /// The video server's base URL.
        var server: String
        var key: String? = "sk-campaign-0123456789"
        var environment: [String: String] = [:]
        /// Seconds.
        var requestTimeout = 2
    }

    /// Starts it without waiting for anything.
    static func launch(_ start: Start) throws -> Program {
        try Program(try Places.program(), arguments(start), environment: environment(start))
    }

    static func arguments(_ start: Start) -> [String] {
        [
            "serve", "--port", "\(start.port)", "--data", start.data, "--root", Places.package,
            "--poll-interval", "0.05", "--request-timeout", "\(start.requestTimeout)",
        ]
    }

    static func environment(_ start: Start) -> [String: String] {
        var environment = ["HOME": "/nonexistent", "OPENAI_BASE_URL": start.server, "LOG_LEVEL": "debug"]
        environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        environment["OPENAI_API_KEY"] = start.key
        return environment.merging(start.environment) { _, chosen in chosen }
    }

    /// Starts it and waits until it is ready.
    static func open(_ start: Start) async throws -> Studio {
        try await ready(launch(start))
    }

    static func ready(_ program: Program) async throws -> Studio {
        let line = "Dailies is ready at "
        let output = try await eventually("the program is ready") {
            if let exit = program.ended { throw Failure("It ended with \(exit): \(program.errors)") }
            return program.output.hasSuffix("\n") ? program.output : nil
        }
        guard output.hasPrefix(line) else { throw Failure("Not ready: \(output)") }
        return Studio(program: program, site: Site(address: String(output.dropFirst(line.count).dropLast())))
    }

    /// Ends it as a person or a service manager does.
    func stop(by signal: Int32 = SIGTERM) async throws {
        program.send(signal)
        let exit = try await program.waitForExit()
        guard exit == .status(0) else { throw Failure("Signal \(signal) ended it with \(exit): \(program.errors)") }
    }

    /// Ends it as a crash does.
    func crash() async throws {
        program.send(SIGKILL)
        try await program.waitForExit()
    }
}
