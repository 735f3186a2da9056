import SQLite
import Studio

extension ExportManifest.Server {
    /// A connection of the same kind and address, or a new one without a key. One that was removed there is used here
    /// when it is here, and is made as a removed one otherwise: only the history names it.
    func connection(_ session: borrowing Session) throws -> (id: Int64, fingerprint: String) {
        let row = try session.row(
            """
            SELECT id, key_fingerprint FROM connections
            WHERE kind = ?1 AND \(RemovedAddress.real) = ?2 AND (removed_at IS NULL OR ?3 IS NOT NULL)
            ORDER BY removed_at IS NOT NULL, id LIMIT 1
            """, kind, address, removedAt)
        if let row { return (try row.get("id"), try row.get("key_fingerprint")) }
        guard ConnectionKind(rawValue: kind) != nil else {
            throw Problem(
                code: "unknown_server",
                message: "It was made by a kind of server that is not known here. Update Dailies.")
        }
        try session.execute(
            """
            INSERT INTO connections (name, kind, address, key_fingerprint, key_source, running_limit)
            VALUES (?, ?, ?, '', 'none', ?)
            """, name.foreign(limit: 100), kind, address, Connection.usualRunningLimit)
        let id = session.lastInsertedID
        if let removedAt {
            try session.execute(
                "UPDATE connections SET removed_at = ?, address = address || \(RemovedAddress.ending) WHERE id = ?",
                removedAt, id)
        }
        return (id, "")
    }
}
