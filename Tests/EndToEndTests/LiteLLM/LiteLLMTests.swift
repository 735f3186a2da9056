import SQLite
import Testing

/// The main job with a peer that nobody here wrote: Dailies → LiteLLM → simulator.
///
/// Its ways were seen in version 1.106.2; each test names the answer that it goes by.
@Suite("A LiteLLM proxy from PyPI")
struct LiteLLMTests {
    @Test("is connected in settings, makes films and explains what it refuses; its key stays in the key file")
    func mainJob() async throws {
        let folder = try TemporaryFolder()
        let simulator = try await Simulator.start(in: folder, renderTime: 0.2)
        let proxy = try await installed(before: simulator)
        // The embedded simulator is off, and the server that the environment names does not exist.
        let studio = try await Studio.start(in: folder, environment: ["OPENAI_BASE_URL": "http://127.0.0.1:9/v1"])
        let visit = LiteLLMVisit(studio: studio, proxy: proxy, simulator: simulator)
        do {
            try await visit.refusesAnotherKey()
            let connection = try await visit.connect()
            try await visit.makesAFilm(connection)
            try await visit.takesAPicture(connection)
            try await visit.explains(connection)
            try await visit.paysOnce(connection)
            try await visit.listsNothing()
            try await visit.pausesWithoutCredit(connection)
        } catch {
            Issue.record("The studio: \(studio.program.errors.suffix(3000))\nThe proxy: \(proxy.log.suffix(3000))")
            throw error
        }
        try await studio.stop()
        #expect(try studio.files(naming: LiteLLMProxy.masterKey) == ["keys.json"])
        #expect(!studio.program.errors.contains(LiteLLMProxy.masterKey))
        try await proxy.stop()
        try await simulator.stop()
        #expect(try pictures(of: LiteLLMVisit.withPicture, in: folder) == ["png"])
    }

    /// What the simulator was given as first frames. Nobody else may have its database open.
    private func pictures(of prompt: String, in folder: TemporaryFolder) throws -> [String?] {
        try Database(path: folder.file("simulator/simulator.sqlite")).read { session in
            try session.rows("SELECT reference FROM jobs WHERE prompt = ?", prompt).map { try $0.get("reference") }
        }
    }

    /// Cancels the test with the reason where the package cannot be had.
    private func installed(before simulator: Simulator) async throws -> LiteLLMProxy {
        do {
            return try await LiteLLMProxy.start(before: simulator)
        } catch let error as PythonPackages.Unavailable {
            try Test.cancel(error.reason)
        }
    }
}
