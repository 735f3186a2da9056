import FFmpeg
import SQLite

extension ImageFormat: SQLValue {}
extension Job.Kind: SQLValue {}

/// The jobs, in a database of the simulator's own. They outlive it.
struct JobStore: Sendable {
    let database: Database

    init(path: String, migrations: [Migration] = JobMigrations.all) throws {
        database = try Database(path: path)
        try database.migrate(migrations)
    }

    /// - Parameter announces: its end is to be told to a webhook.
    func insert(_ job: Job, announces: Bool = false) throws {
        try database.write { session in
            _ = try session.execute(
                """
                INSERT INTO jobs (id, model, prompt, seconds, width, height, created, duration, stall, reference,
                    failed, error_code, error_message, kind, source, look, head, extensions, footage, lifetime,
                    lives_from_creation, announced)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                job.id, job.model, job.prompt, job.seconds, job.size.width, job.size.height, job.created, job.duration,
                job.stall, job.reference, job.failure?.at, job.failure?.code, job.failure?.message,
                job.kind, job.source, job.look, job.head, job.extensions, job.hasFootage, job.lifetime?.seconds,
                job.lifetime?.isFromCreation ?? false, !announces)
        }
    }

    func job(_ id: String) throws -> Job? {
        try database.read { session in try session.row("SELECT * FROM jobs WHERE id = ?", id).map(Job.init) }
    }

    /// False when there was no such job.
    func delete(_ id: String) throws -> Bool {
        try database.write { session in try session.execute("DELETE FROM jobs WHERE id = ?", id) == 1 }
    }

    func setRendered(_ id: String, at now: Int64) throws {
        try database.write { session in
            _ = try session.execute("UPDATE jobs SET rendered = max(?, created) WHERE id = ?", now, id)
        }
    }

    func setFailed(_ id: String, at now: Int64, code: String, message: String) throws {
        try database.write { session in
            _ = try session.execute(
                "UPDATE jobs SET failed = max(?, created), error_code = ?, error_message = ? WHERE id = ?",
                now, code, message, id)
        }
    }
}

extension Job {
    init(_ row: Row) throws {
        id = try row.get("id")
        model = try row.get("model")
        prompt = try row.get("prompt")
        seconds = try row.get("seconds")
        size = PixelSize(width: try row.get("width"), height: try row.get("height"))
        created = try row.get("created")
        duration = try row.get("duration")
        stall = try row.get("stall")
        reference = try row.get("reference")
        rendered = try row.get("rendered")
        kind = try row.get("kind")
        source = try row.get("source")
        look = try row.get("look")
        head = try row.get("head")
        extensions = try row.get("extensions")
        hasFootage = try row.get("footage")
        let isFromCreation: Bool = try row.get("lives_from_creation")
        lifetime = try row.get("lifetime", as: Int64?.self).map {
            Lifetime(seconds: $0, isFromCreation: isFromCreation)
        }
        if let at = try row.get("failed", as: Int64?.self) {
            failure = Failure(at: at, code: try row.get("error_code"), message: try row.get("error_message"))
        }
    }
}
