import SQLite
import Studio

extension StudioDatabase {
    package func apply(
        _ event: GenerationEvent, to id: GenerationID, at now: Timestamp
    ) throws -> Generation? {
        let (next, unsentToken) = try database.write { session -> (Generation?, String?) in
            guard let generation = try Self.generation(id, session) else { return (nil, nil) }
            let next = try Self.apply(event, to: generation, at: now, session)
            let isUnsent = generation.state == .submitting && (next?.state == .queued || next?.state == .held)
            return (next, isUnsent ? try Self.token(of: id, session) : nil)
        }
        // After the commit: a crash in between only makes the next start ask.
        if let unsentToken { try? journal.takeBack(unsentToken) }
        return next
    }

    package func doubt(_ id: GenerationID, because problem: Problem, at now: Timestamp) throws -> Generation? {
        try database.write { session in
            guard var generation = try Self.generation(id, session), generation.state == .held else { return nil }
            for event in [GenerationEvent.released, .taken(fence: .unavailable), .lost(problem)] {
                guard let next = try Self.apply(event, to: generation, at: now, session) else { return nil }
                generation = next
            }
            return generation
        }
    }

    /// Applies an event to a row that was read in this transaction.
    static func apply(
        _ event: GenerationEvent, to generation: Generation, at now: Timestamp, _ session: borrowing Session
    ) throws -> Generation? {
        guard let next = generation.after(event, at: now), next != generation else { return nil }
        do {
            try save(next, over: generation, at: now, session)
            try noteDeferral(event, of: generation, at: now, session)
            return next
        } catch let error as SQLiteError where error.isUniqueViolation && next.jobID != generation.jobID {
            // The failed statement left nothing behind; the transaction goes on.
            let duplicate = GenerationEvent.duplicated(generation.duplicate(of: next.jobID ?? ""))
            return try apply(duplicate, to: generation, at: now, session)
        }
    }

    private static func save(
        _ next: Generation, over generation: Generation, at now: Timestamp, _ session: borrowing Session
    ) throws {
        guard try update(next, from: generation.state, session) == 1 else {
            throw StorageError.lostUpdate(generation: generation.id.rawValue)
        }
        if let line = Change.line(from: generation, to: next) {
            try append(LogEntry(kind: .change, text: line), for: next.id, at: now, session)
        }
        try settle(generation.charge, as: next.charge, of: next.id, at: now, session)
    }

    /// Writes every column that the state machine may change.
    private static func update(
        _ next: Generation, from state: GenerationState, _ session: borrowing Session
    ) throws -> Int {
        try session.execute(
            """
            UPDATE generations SET
                state = ?, job_id = ?, server_status = ?, progress = ?, problem_code = ?, problem_message = ?,
                fence_kind = ?, fence_job = ?, match = ?, attempts = ?, missing_count = ?, missing_since = ?,
                next_attempt_at = ?, submitted_at = ?, last_heard_at = ?, expires_at = ?, completed_at = ?,
                cancel_requested_at = ?, charge_kind = ?, charge_amount = ?, server_deletion = ?,
                media_bytes = ?, media_sha256 = ?, server_address = ?, key_fingerprint = ?
            WHERE id = ? AND state = ?
            """,
            next.state, next.jobID, next.serverStatus, next.progress, next.problem?.code, next.problem?.message,
            next.fence.map(StoredFence.init), StoredFence.job(next.fence), next.match, next.attempts,
            next.missing?.count, next.missing?.since,
            next.nextAttemptAt, next.submittedAt, next.lastHeardAt, next.expiresAt, next.completedAt,
            next.cancelRequestedAt, StoredCharge(next.charge), next.charge.amount, next.serverDeletion,
            next.media?.bytes, next.media?.sha256, next.server.address, next.server.keyFingerprint,
            next.id, state)
    }
}
