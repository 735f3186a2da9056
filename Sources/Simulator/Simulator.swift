import HTTPServer

/// A server of OpenAI's Videos API on this machine: it takes the same requests, gives the same answers and errors,
/// and renders real clips. For developing and testing without a video server, its cost and its waiting.
///
/// Its jobs are in its folder and outlive it; unfinished ones are continued by the next simulator on the folder.
package final class Simulator: Sendable {
    /// The port it listens on.
    package let port: Int
    /// Such as `http://localhost:9090/v1`, what the SDKs call the base URL.
    package var baseURL: String { "http://localhost:\(port)\(dialect.bases[0])" }

    private let server: Server
    private let dialect: Dialect
    let jobs: Jobs
    private let webhooks: Webhooks?

    /// Listens when this returns. Throws what kept it from starting: the folder, the database or the port.
    package init(_ configuration: Configuration) throws {
        let folder = Folder(path: configuration.folder)
        try folder.create()
        try folder.folder("uploads").create()
        jobs = try Jobs(configuration, folder: folder)
        let store = jobs.store
        webhooks = try configuration.webhook.map { try Webhooks($0, configuration, store: store) }
        let service = try Service(configuration, jobs: jobs)
        dialect = service.dialect
        let gate = Gate(apiKey: configuration.apiKey, dialect: dialect, openPaths: service.openPaths)
        var settings = HTTPServer.Configuration(port: configuration.port, temporaryFolder: folder.file("uploads"))
        settings.threads = 4
        server = try Server(application: service.application(gate), configuration: settings)
        port = server.port
        // No request is let in before: it would add a job that is about to be taken up.
        try jobs.resume()
        try webhooks?.start()
        gate.open(port: server.port)
    }

    /// Lets running answers finish, kills running renders and returns when both are done, after 15 seconds at most.
    /// A second call does nothing.
    package func stop() {
        server.stop()
        jobs.stop()
        webhooks?.stop()
    }

    deinit { stop() }
}
