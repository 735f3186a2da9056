import SQLite
import Studio

extension StudioDatabase {
    package func importJobs(
        _ jobs: [RemoteJob], of server: ServerIdentity, into project: ProjectID, at now: Timestamp
    ) throws -> [Generation] {
        try database.write { session in
            var owned = try Self.ownedJobs(at: server, session)
            let open = try Self.open(at: server, session)
            return try jobs.prefix(JobListing.most).compactMap { job in
                guard let settings = job.importable, !owned.contains(job.id),
                    open.allSatisfy({ $0.earlierSelves(among: [job], owned: owned).isEmpty }),
                    let video = try Self.addVideo(
                        to: project, title: job.title, prompt: settings.prompt, at: now, session)
                else { return nil }
                owned.insert(job.id)
                return try Self.insert(job, settings, of: server, into: video.id, at: now, session)
            }
        }
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
