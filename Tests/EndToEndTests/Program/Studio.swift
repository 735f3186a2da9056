import Foundation
import Testing

/// The real program, serving on a free port with a data folder of its own.
final class Studio: Sendable {
    let program: ChildProgram
    let site: Site
    /// The data folder's path.
    let data: String
    private let folder: TemporaryFolder

    private init(program: ChildProgram, address: String, folder: TemporaryFolder) {
        self.program = program
        self.folder = folder
        site = Site(address: address)
        data = Self.data(in: folder)
    }

    static func data(in folder: TemporaryFolder) -> String { folder.file("data") }

    /// Starts it and waits until it is ready.
    ///
    /// - Parameters:
    ///   - folder: holds the data folder; the same one again goes on where the last program ended.
    ///   - environment: beside what keeps the tests short: quick polls and quick renders.
    static func start(
        in folder: TemporaryFolder, port: Int = 0, environment: [String: String] = [:]
    ) async throws -> Studio {
        let program = try Dailies.start(
            ["--port", "\(port)", "--data", data(in: folder), "--root", Places.package],
            environment: environment.merging(["LOG_LEVEL": "debug"]) { chosen, _ in chosen })
        let address = try await Dailies.address(in: "Dailies is ready at ", of: program)
        return Studio(program: program, address: address, folder: folder)
    }

    /// Ends it as a person or a service manager does.
    func stop() async throws {
        program.send(SIGTERM)
        let exit = try await program.waitForExit()
        guard exit == .status(0) else { throw Failure("SIGTERM ended the studio with \(exit):\n\(program.errors)") }
    }

    /// Ends it as a crash does.
    func crash() async throws {
        program.send(SIGKILL)
        _ = try await program.waitForExit()
    }
}

/// Runs the body with a fresh studio, which must end cleanly afterwards.
func withStudio(
    environment: [String: String] = [:], _ body: (Studio) async throws -> Void
) async throws {
    let studio = try await Studio.start(in: try TemporaryFolder(), environment: environment)
    do {
        try await body(studio)
    } catch {
        Issue.record("The studio’s log: \(studio.program.errors.suffix(4000))")
        try? await studio.stop()
        throw error
    }
    try await studio.stop()
}
