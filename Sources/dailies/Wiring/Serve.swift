import FFmpeg
import HTTPClient
import HTTPServer
import Mustache
import Storage
import Studio
import VideosAPI
import Web
import Worker

/// `dailies serve`: everything is checked before the port opens, the past is set right before the first page, and
/// the worker starts last.
enum Serve {
    static func run(_ settings: Settings, log: Log) throws {
        let signals = Signals()
        let ffmpeg = try FFmpeg.find()
        let root = try Root.find(named: settings.root)
        let templates = try TemplateSet(folder: root + "/Views", reloads: settings.isDevelopment)
        let files = try StaticFiles(folder: root + "/Public", rereads: settings.isDevelopment)
        let studio = try OpenStudio(settings.data)
        try studio.media.removeStaleTemporaries()
        let clock = StudioClock.system
        _ = try Worker.recover(studio.database, clock: clock, log: log)
        for name in try studio.media.setStraysAside({ try studio.database.generation($0)?.jobID != nil }) {
            log.warning("\(name) belongs to no generation of this database; it was moved to media/strays")
        }
        let inherited = Set(try studio.database.unfinished().filter { $0.state == .queued }.map(\.id))
        let connection = try VideoConnection.open(studio, settings, log: log)
        let client = HTTPClient()
        let worker = Worker(
            queue: studio.database, media: studio.media,
            servers: connection.servers(settings, client: client, wireLog: wireLog(studio.database, clock, log)),
            previews: Previews(ffmpeg: ffmpeg),
            clock: clock, pollInterval: settings.pause, log: log,
            random: { Double.random(in: 0...1) })
        let context = StudioContext(
            store: studio.database, media: studio.media,
            keepReference: { path throws(Problem) in
                let (image, size) = try studio.media.storeReference(from: path)
                return StoredReference(image: image, size: size)
            },
            templates: templates, files: files, clock: clock, tokens: FormTokens(secret: studio.folder.secret),
            worker: worker.handle, pollInterval: settings.pause, log: log, version: Program.version)
        let server = try listen(context, settings, temporaryFolder: studio.folder.temporary)
        try waitFor { await worker.start(inheriting: inherited) }
        Output.print("Dailies is ready at http://localhost:\(server.port)\n")
        signals.wait()
        log.info("stopping")
        server.stop()
        try waitFor { await worker.stop() }
        connection.simulator?.stop()
        client.shutdown()
    }

    private static func listen(
        _ context: StudioContext, _ settings: Settings, temporaryFolder: String
    ) throws -> Server {
        let port = ServedPort()
        let configuration = Configuration(port: settings.port, temporaryFolder: temporaryFolder)
        do throws(ServerError) {
            let server = try Server(application: WebApplication.make(context, port: port), configuration: configuration)
            port.set(server.port)
            return server
        } catch .addressInUse(_, let port) {
            throw StartError("port \(port) is in use. Stop the other program or choose one with --port.")
        }
    }

    /// Every request and reply, to the log and to the record of the generation that it is made for.
    private static func wireLog(_ database: StudioDatabase, _ clock: StudioClock, _ log: Log) -> WireLog {
        { line in
            log.debug(line)
            guard let id = WireContext.generation else { return }
            do {
                try database.log(LogEntry(kind: .wire, text: line), for: id, at: clock.now())
            } catch {
                log.warning("generation=\(id) cannot save a line of its record: \(error)")
            }
        }
    }
}

extension Worker {
    /// What the pages may say to it.
    fileprivate nonisolated var handle: WorkerHandle {
        WorkerHandle(
            wake: { self.wake() }, resume: { self.resume($0) }, lookAgain: { self.lookAgain($0) },
            adopt: { self.adopt($0, jobID: $1) }, candidates: { self.candidates(for: $0) },
            fetchAgain: { self.fetchAgain($0) }, readdress: { self.readdress($0) })
    }
}
