import SQLite
import Studio

extension StudioDatabase {
    package func importJobs(
        _ jobs: [RemoteJob], of server: ServerIdentity, into place: JobPlace, at now: Timestamp
    ) throws -> JobImport {
        try database.write { session in
            let jobs = Array(jobs.prefix(JobListing.most))
            let free = try Self.free(jobs, at: server, session)
            guard !free.isEmpty else {
                return JobImport(takes: [], project: try Self.project(with: jobs, of: server, session))
            }
            let project =
                switch place {
                case .project(let id): id
                case .newProject(let title): try Self.addProject(title: title, description: "", at: now, session).id
                }
            let takes: [Generation] = try free.compactMap { job, settings in
                let video = try Self.addVideo(
                    to: project, title: job.title, prompt: settings.prompt, at: now, session)
                return try video.map { try Self.insert(job, settings, of: server, into: $0.id, at: now, session) }
            }
            return JobImport(takes: takes, project: takes.isEmpty ? nil : project)
        }
    }

    /// Those that tell what they make, that nobody owns, and that are not left to a request without a job.
    private static func free(
        _ jobs: [RemoteJob], at server: ServerIdentity, _ session: borrowing Session
    ) throws -> [(RemoteJob, GenerationSettings)] {
        var owned = try ownedJobs(at: server, session)
        let open = try open(at: server, session)
        return jobs.compactMap { job in
            guard let settings = job.importable, !owned.contains(job.id),
                open.allSatisfy({ $0.earlierSelves(among: [job], owned: owned).isEmpty })
            else { return nil }
            owned.insert(job.id)
            return (job, settings)
        }
    }

    /// The project outside of the trash with the first of these jobs, when each of them is owned.
    private static func project(
        with jobs: [RemoteJob], of server: ServerIdentity, _ session: borrowing Session
    ) throws -> ProjectID? {
        let owned = try ownedJobs(at: server, session)
        guard let first = jobs.first, jobs.allSatisfy({ owned.contains($0.id) }) else { return nil }
        return try session.value(
            """
            SELECT projects.id FROM generations
                JOIN videos ON videos.id = generations.video JOIN projects ON projects.id = videos.project
            WHERE job_id = ? AND server_address = ? AND server_kind = ?
                AND projects.trashed_at IS NULL AND projects.erased_at IS NULL LIMIT 1
            """, first.id, server.address, server.kind)
    }

    /// Requests that have no job yet. A job that may be theirs is left to them: one whose acceptance is being made sure
    /// of must find it, and one that waits in a database that was put back may have been sent before.
    private static func open(at server: ServerIdentity, _ session: borrowing Session) throws -> [Generation] {
        try session.rows(
            "SELECT * FROM generations WHERE completed_at IS NULL AND job_id IS NULL AND connection = ?",
            server.connection
        ).map { try $0.generation() }
    }

    /// Nothing was pressed and nothing is booked: somebody else pays for it.
    private static func insert(
        _ job: RemoteJob, _ settings: GenerationSettings, of server: ServerIdentity, into video: VideoID,
        at now: Timestamp, _ session: borrowing Session
    ) throws -> Generation {
        try session.execute(
            """
            INSERT INTO generations (
                video, connection, server_kind, server_address, key_fingerprint, settings, model, seconds, size,
                created_at, state, job_id, server_status, progress, fence_kind, match, submitted_at, last_heard_at,
                expires_at, charge_kind, charge_amount)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            video, server.connection, server.kind, server.address, server.keyFingerprint,
            StoredSettings(settings).json(), settings.model, settings.seconds, settings.size,
            now, GenerationState.inProgress, job.id, job.word, job.progress, StoredFence.unavailable,
            MatchEvidence.person, job.createdAt ?? now, now,
            job.expiresAt, StoredCharge.elsewhere, Charge.elsewhere.amount)
        let id = GenerationID(session.lastInsertedID)
        try SearchIndex.refresh(video, session)
        try UsedPrompts.note(settings.prompt, of: id, at: now, session)
        let note = "Job \(job.id.foreign(limit: 80)) was taken over from the server's list; Dailies did not send it."
        try append(LogEntry(kind: .note, text: note), for: id, at: now, session)
        guard let generation = try generation(id, session) else {
            throw StorageError.lostUpdate(generation: id.rawValue)
        }
        return generation
    }
}
