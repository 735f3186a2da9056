import Foundation
import SQLite

/// A simulated video server of its own, which outlives the studios that use it.
final class Simulator: Sendable {
    let program: ChildProgram
    /// The base URL: `http://localhost:PORT/v1`.
    let address: String
    /// The folder with its database.
    let data: String
    static let key = "sk-simulated-0123456789"

    private init(program: ChildProgram, address: String, data: String) {
        (self.program, self.address, self.data) = (program, address, data)
    }

    /// - Parameter renderTime: seconds that a clip takes.
    static func start(
        in folder: TemporaryFolder, renderTime: Double, personality: String = "openai",
        webhook: (url: String, secret: String)? = nil
    ) async throws -> Simulator {
        let telling = webhook.map { ["--webhook-url", $0.url, "--webhook-secret", $0.secret] } ?? []
        let program = try Dailies.start(
            [
                "simulator", "--port", "0", "--data", folder.file("simulator"), "--api-key", key,
                "--render-time", "\(renderTime)", "--personality", personality,
            ] + telling)
        let address = try await Dailies.address(in: "Simulator is ready at ", of: program)
        return Simulator(program: program, address: address, data: folder.file("simulator"))
    }

    /// What a studio needs in its environment to use this server.
    var environment: [String: String] { ["OPENAI_BASE_URL": address, "OPENAI_API_KEY": Self.key] }

    /// Every job that was ever created and not deleted, as the server itself lists them.
    func jobs() async throws -> [JSON] {
        let site = Site(address: address)
        let reply = try await site.get("/videos?limit=100", headers: [("Authorization", "Bearer \(Self.key)")])
        guard reply.status == 200 else { throw Failure("The simulator’s list: \(reply.status) \(reply.text)") }
        return try JSON(reply.body)["data"].items
    }

    /// The id of the job that was created last, also where the server lists none.
    func newestJob() throws -> String {
        let id = try Database(path: "\(data)/simulator.sqlite").read { session in
            try session.value("SELECT id FROM jobs ORDER BY number DESC LIMIT 1", as: String.self)
        }
        guard let id else { throw Failure("The simulator has no job.") }
        return id
    }

    func stop() async throws {
        program.send(SIGTERM)
        let exit = try await program.waitForExit()
        guard exit == .status(0) else { throw Failure("SIGTERM ended the simulator with \(exit):\n\(program.errors)") }
    }
}
