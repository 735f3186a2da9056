import SQLite
import Studio

extension StudioDatabase {
    package func connection(_ id: ConnectionID) throws -> Studio.Connection? {
        try database.read { session in try Self.connection(id, session) }
    }

    package func addConnection(
        _ draft: ConnectionDraft, offers: [ModelOffer], at now: Timestamp
    ) throws -> Studio.Connection? {
        try database.write { session in
            let taken: Int? = try session.value(
                "SELECT count(*) FROM connections WHERE kind = ? AND address = ? AND removed_at IS NULL",
                draft.kind, draft.address)
            guard taken == 0 else { return nil }
            let source = StoredKeySource(draft.keySource)
            let row = try session.row(
                """
                INSERT INTO connections (
                    name, kind, address, key_fingerprint, key_source, key_variable, running_limit, webhook_host)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id
                """, draft.name, draft.kind, draft.address, draft.keyFingerprint, source.word, source.variable,
                draft.runningLimit, draft.webhookHost)
            guard let id: ConnectionID = try row?.get("id") else { return nil }
            try Self.seed(offers, of: id, at: now, session)
            return try Self.connection(id, session)
        }
    }

    package func changeConnection(_ id: ConnectionID, to draft: ConnectionDraft) throws -> Studio.Connection? {
        try database.write { session in
            let taken: Int? = try session.value(
                "SELECT count(*) FROM connections WHERE kind = ? AND address = ? AND id <> ?",
                draft.kind, draft.address, id)
            guard taken == 0, let before = try Self.connection(id, session) else { return nil }
            let isSame =
                before.server.keyFingerprint == draft.keyFingerprint && before.server.address == draft.address
            let pause = isSame ? before.pause : nil
            let source = StoredKeySource(draft.keySource)
            try session.execute(
                """
                UPDATE connections SET name = ?, kind = ?, address = ?, key_fingerprint = ?, key_source = ?,
                    key_variable = ?, running_limit = ?, webhook_host = ?, pause_code = ?, pause_message = ?,
                    paused_at = iif(? IS NULL, NULL, paused_at),
                    capabilities = iif(kind = ? AND address = ?, capabilities, NULL)
                WHERE id = ?
                """, draft.name, draft.kind, draft.address, draft.keyFingerprint, source.word, source.variable,
                draft.runningLimit, draft.webhookHost, pause?.code, pause?.message, pause?.code, draft.kind,
                draft.address, id)
            let after = try Self.connection(id, session)
            if let after { try Self.takeCharactersAlong(of: id, to: after.server, session) }
            return after
        }
    }

    package func makeDefault(_ id: ConnectionID) throws -> Bool {
        try database.write { session in
            guard try Self.connection(id, session) != nil else { return false }
            try session.execute("UPDATE connections SET is_default = 0 WHERE is_default = 1 AND id <> ?", id)
            try session.execute("UPDATE connections SET is_default = 1 WHERE id = ?", id)
            return true
        }
    }

    package func removeConnection(_ id: ConnectionID, at now: Timestamp) throws -> Bool {
        try database.write { session in
            guard try Self.unfinishedCount(of: id, session) == 0 else { return false }
            return try session.execute(
                """
                UPDATE connections SET removed_at = ?, address = address || \(RemovedAddress.ending)
                WHERE id = ? AND is_default = 0 AND removed_at IS NULL
                """, now, id) == 1
        }
    }

    package func setCapabilities(_ capabilities: Capabilities, of id: ConnectionID) throws {
        let text = try StoredCapabilities.text(capabilities)
        try database.write { session in
            let changed = try session.execute("UPDATE connections SET capabilities = ? WHERE id = ?", text, id)
            guard changed == 1 else { throw StorageError.unknownConnection(id.rawValue) }
        }
    }

    package func unfinishedCount(of id: ConnectionID) throws -> Int {
        try database.read { session in try Self.unfinishedCount(of: id, session) }
    }

    private static func unfinishedCount(of id: ConnectionID, _ session: borrowing Session) throws -> Int {
        let count: Int? = try session.value(
            """
            SELECT count(*) FROM generations
            WHERE connection = ? AND (completed_at IS NULL OR server_deletion = 'wanted')
            """, id)
        return count ?? 0
    }
}
