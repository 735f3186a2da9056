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
struct Serve {
    let settings: Settings
    let log: Log
    let clock = StudioClock.system

    /// So long a picture stays that no generation names: a form that names it may still be open.
    private static let unusedPictures = Interval.hours(7 * 24)

    static func run(_ settings: Settings, log: Log) throws {
        try Serve(settings: settings, log: log).run()
    }

    private func run() throws {
        let signals = Signals()
        let ffmpeg = try FFmpeg.find()
        let root = try Root.find(named: settings.root)
        let templates = try TemplateSet(folder: root + "/Views", reloads: settings.isDevelopment)
        let files = try StaticFiles(folder: root + "/Public", rereads: settings.isDevelopment)
        let studio = try OpenStudio(settings.data)
        let past = try setPastRight(studio)
        let start = try StartConnection.open(studio, settings, log: log)
        let registry = ConnectionRegistry(
            database: studio.database, keys: studio.keys, environment: settings.environment,
            simulator: start.simulator?.baseURL)
        let client = HTTPClient()
        let servers = servers(client, registry, studio.database)
        let worker = worker(studio, servers, Previews(ffmpeg: ffmpeg))
        let archivist = LibraryArchivist(studio.database, studio.media)
        let importer = Importer(archivist, clock, log) { worker.wake() }
        let context = StudioContext(
            store: studio.database, media: studio.media,
            pictures: PictureDesk(ffmpeg: ffmpeg, media: studio.media, log: log).tools, templates: templates,
            files: files, clock: clock, tokens: FormTokens(secret: studio.folder.secret), worker: worker.handle,
            connections: tools(start.pinned, studio, registry, servers, worker),
            exchange: ExchangeTools(
                library: archivist, beginImport: { importer.begin($0) }, importState: { importer.state }),
            pollInterval: settings.pause, log: log,
            version: Program.version)
        let server = try listen(context, temporaryFolder: studio.folder.temporary)
        try waitFor { await worker.start(inheriting: past.waiting, doubtful: past.doubtful) }
        Output.print("Dailies is ready at http://localhost:\(server.port)\n")
        signals.wait()
        log.info("stopping")
        server.stop()
        try waitFor { await worker.stop() }
        start.simulator?.stop()
        client.shutdown()
        foldLog(of: studio.database)
    }

    /// What the last process left behind, before any page or request.
    /// - Returns: what waits to be sent, and what of it may have been sent already.
    private func setPastRight(_ studio: OpenStudio) throws -> (waiting: Set<GenerationID>, doubtful: Set<GenerationID>)
    {
        try studio.media.removeStaleTemporaries()
        do {
            let recovery = try Worker.recover(studio.database, clock: clock, log: log)
            try finishRemovals(studio)
            try setStraysAside(studio)
            try studio.media.removeUnusedReferences(
                olderThan: Self.unusedPictures, at: clock.now(), isNamed: studio.database.referenceNames())
            let waiting = try studio.database.unfinished().filter { $0.state == .queued }.map(\.id)
            return (Set(waiting), Set([recovery.doubtful].compactMap { $0 }))
        } catch {
            throw StartError(
                "the library \(studio.folder.database) cannot be read: \(error). Nothing was sent. Restore a backup of"
                    + " that file; the films in the folder media are not affected.")
        }
    }

    /// Whoever copies the database now may copy the one file only.
    private func foldLog(of database: StudioDatabase) {
        do {
            try database.foldLog()
        } catch {
            log.warning("The database's log stays beside it; copy both files. \(error)")
        }
    }

    /// Before strays are looked for: what an import that was cut off had put in its place already is none.
    private func finishRemovals(_ studio: OpenStudio) throws {
        for problem in try LibraryArchivist(studio.database, studio.media).finishRemovals() {
            log.warning("something that was to be removed is still in the data folder: \(problem.message)")
        }
    }

    /// Beside a database that was put back there may be films that it knows nothing of.
    private func setStraysAside(_ studio: OpenStudio) throws {
        for name in try studio.media.setStraysAside(studio.database.hasJob) {
            log.warning("\(name) belongs to no generation of this database; it was moved to media/strays")
        }
    }

    private func servers(
        _ client: HTTPClient, _ registry: ConnectionRegistry, _ database: StudioDatabase
    ) -> Connections {
        Connections(
            client: client, patience: Patience(request: .milliseconds(Int64(settings.requestTimeout * 1000))),
            wireLog: wireLog(database), present: { id throws(Problem) in try registry.present(id) })
    }

    private func worker(_ studio: OpenStudio, _ servers: Connections, _ previews: Previews) -> Worker {
        Worker(
            queue: studio.database, media: studio.media, servers: servers, previews: previews, clock: clock,
            pollInterval: settings.pause, log: log, random: { Double.random(in: 0...1) })
    }

    private func tools(
        _ pinned: ConnectionID?, _ studio: OpenStudio, _ registry: ConnectionRegistry, _ servers: Connections,
        _ worker: Worker
    ) -> ConnectionTools {
        let environment = settings.environment
        let tester = ConnectionTester(registry, servers, clock, log) { worker.wake() }
        let lister = JobLister(servers, clock)
        let maker = CharacterMaker(studio, registry, servers, clock)
        return ConnectionTools(
            pinned: pinned, keys: studio.keys,
            checkAddress: { text throws(Problem) in try BaseURL(text).description },
            checkKey: { key throws(Problem) in _ = try APIKey(key, fingerprint: "") },
            environment: { environment[$0] }, test: { tester.begin($0) }, testState: { tester.state($0) },
            listJobs: { lister.begin($0) }, jobs: { lister.state($0) },
            makeCharacter: { maker.begin($0, name: $1) }, characterState: { maker.state($0) })
    }

    /// Every request and reply, to the log and to the record of the generation that it is made for.
    private func wireLog(_ database: StudioDatabase) -> WireLog {
        { [log, clock] line in
            log.debug(line)
            guard let id = WireContext.generation else { return }
            do {
                try database.log(LogEntry(kind: .wire, text: line), for: id, at: clock.now())
            } catch {
                log.warning("generation=\(id) cannot save a line of its record: \(error)")
            }
        }
    }

    private func listen(_ context: StudioContext, temporaryFolder: String) throws -> Server {
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
}

extension Worker {
    /// What the pages may say to it.
    fileprivate nonisolated var handle: WorkerHandle {
        WorkerHandle(
            wake: { self.wake() }, candidates: { self.candidates(for: $0) },
            jobChanged: { self.wake(job: $1, at: $0) }, waiting: { self.waiting($0) })
    }
}
