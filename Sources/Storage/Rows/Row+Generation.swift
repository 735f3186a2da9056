import SQLite
import Studio

extension Row {
    /// A row of `generations` with all its columns.
    func generation() throws -> Generation {
        var generation = Generation(
            id: try get("id"), videoID: try get("video"), server: try serverIdentity(),
            settings: try StoredSettings.settings(fromJSON: get("settings")),
            estimate: try get("estimate"), parent: try lineage(), createdAt: try get("created_at"))
        try readProgress(into: &generation)
        try readTimes(into: &generation)
        try readOutcome(into: &generation)
        return generation
    }

    private func serverIdentity() throws -> ServerIdentity {
        ServerIdentity(
            connection: try get("connection"), kind: try get("server_kind"), address: try get("server_address"),
            keyFingerprint: try get("key_fingerprint"))
    }

    private func lineage() throws -> Lineage? {
        guard let parent = try get("parent", as: GenerationID?.self),
            let relation = try get("relation", as: Lineage.Relation?.self)
        else { return nil }
        return Lineage(generation: parent, relation: relation)
    }

    private func readProgress(into generation: inout Generation) throws {
        generation.state = try get("state")
        generation.jobID = try get("job_id")
        generation.serverStatus = try get("server_status")
        generation.progress = try get("progress")
        generation.problem = try problem("problem")
        generation.fence = try get("fence_kind", as: StoredFence?.self)?.fence(get("fence_job"))
        generation.match = try get("match")
        generation.attempts = try get("attempts")
        generation.position = try get("position")
        if let count = try get("missing_count", as: Int?.self) {
            generation.missing = MissingStreak(count: count, since: try get("missing_since"))
        }
    }

    private func readTimes(into generation: inout Generation) throws {
        generation.nextAttemptAt = try get("next_attempt_at")
        generation.submittedAt = try get("submitted_at")
        generation.lastHeardAt = try get("last_heard_at")
        generation.expiresAt = try get("expires_at")
        generation.completedAt = try get("completed_at")
        generation.cancelRequestedAt = try get("cancel_requested_at")
    }

    private func readOutcome(into generation: inout Generation) throws {
        generation.charge = try get("charge_kind", as: StoredCharge.self).charge(get("charge_amount"))
        generation.serverDeletion = try get("server_deletion")
        if let bytes = try get("media_bytes", as: Int64?.self) {
            generation.media = MediaFile(bytes: bytes, sha256: try get("media_sha256"))
        }
    }

    /// Two columns `NAME_code` and `NAME_message`, both NULL when nothing is wrong.
    func problem(_ name: String) throws -> Problem? {
        guard let code = try get("\(name)_code", as: String?.self) else { return nil }
        return Problem(code: code, message: try get("\(name)_message"))
    }
}
