import SQLite
import Studio

/// The servers that an archive names, with what they offer and what it costs.
struct IncomingConnections {
    typealias Server = (id: Int64, fingerprint: String)

    private var connections: [ExchangeRow] = []
    private var models: [ExchangeRow] = []
    private var prices: [ExchangeRow] = []

    /// More than any studio has.
    private static let most = 100_000

    mutating func note(_ row: ExchangeRow, of table: ExchangeTable) throws(Problem) {
        guard connections.count + models.count + prices.count < Self.most else { throw Problem.damagedManifest }
        switch table {
        case .connections: connections.append(row)
        case .models: models.append(row)
        case .prices: prices.append(row)
        default: break
        }
    }

    /// Finds them here, or makes them without a key.
    ///
    /// - Parameter replaces: nothing is here yet, so what the archive says of a connection counts.
    /// - Returns: by their numbers in the archive.
    func resolve(replaces: Bool, _ session: borrowing Session) throws -> [Int64: Server] {
        var servers: [Int64: Server] = [:]
        var filled: [Int64: Int64] = [:]
        for row in connections {
            let number = row.number("id") ?? 0
            let known = try find(row, session)
            // One that was removed there says nothing of one that is used here.
            let describes = known == nil || (replaces && row.number("removed_at") == nil)
            let id = try known?.id ?? make(row, keepsNumber: replaces, session)
            if known != nil, describes { try describe(id, row, session) }
            if describes { filled[number] = id }
            servers[number] = (id, known?.fingerprint ?? "")
        }
        try fill(filled, keepsNumbers: replaces, session)
        if replaces { try chooseDefault(servers, session) }
        return servers
    }

    /// A connection of the same kind and address. One that was removed there is used here when it is here.
    private func find(_ row: ExchangeRow, _ session: borrowing Session) throws -> Server? {
        let found = try session.row(
            """
            SELECT id, key_fingerprint FROM connections
            WHERE kind = ?1 AND \(RemovedAddress.real) = ?2 AND (removed_at IS NULL OR ?3 IS NOT NULL)
            ORDER BY removed_at IS NOT NULL, id LIMIT 1
            """, row.text("kind"), row.text("address"), row.number("removed_at"))
        return try found.map { (try $0.get("id"), try $0.get("key_fingerprint")) }
    }

    /// A removed one is made as a removed one: only the history names it.
    private func make(_ row: ExchangeRow, keepsNumber: Bool, _ session: borrowing Session) throws -> Int64 {
        guard let kind = row.text("kind"), ConnectionKind(rawValue: kind) != nil else { throw Problem.unknownServer }
        let number = row.number("id")
        let isFree = try session.row("SELECT 1 FROM connections WHERE id = ?", number) == nil
        try session.execute(
            """
            INSERT INTO connections (id, name, kind, address, key_fingerprint, key_source, running_limit)
            VALUES (?, ?, ?, ?, '', 'none', ?)
            """, keepsNumber && isFree ? number : nil, row.text("name")?.foreign(limit: 100), kind,
            row.text("address"), Connection.usualRunningLimit)
        let id = session.lastInsertedID
        try describe(id, row, session)
        if let removedAt = row.number("removed_at") {
            try session.execute(
                "UPDATE connections SET removed_at = ?, address = address || \(RemovedAddress.ending) WHERE id = ?",
                removedAt, id)
        }
        return id
    }

    /// What a person said of it and what its server told.
    private func describe(_ id: Int64, _ row: ExchangeRow, _ session: borrowing Session) throws {
        let capabilities = row.text("capabilities")
        _ = try capabilities.map(StoredCapabilities.read)
        try session.execute(
            """
            UPDATE connections SET name = coalesce(?, name), running_limit = coalesce(?, running_limit),
                capabilities = coalesce(?, capabilities)
            WHERE id = ?
            """, row.text("name")?.foreign(limit: 100), row.number("running_limit"), capabilities, id)
    }

    /// Models and prices take the place of those that stand there.
    ///
    /// - Parameter servers: numbers in the archive → numbers here.
    private func fill(_ servers: [Int64: Int64], keepsNumbers: Bool, _ session: borrowing Session) throws {
        let offering = Set(models.compactMap { $0.number("connection") })
        for (number, id) in servers where offering.contains(number) {
            try session.execute("DELETE FROM prices WHERE connection = ?", id)
            try session.execute("DELETE FROM models WHERE connection = ?", id)
        }
        let remaining: Int? = try session.value("SELECT count(*) FROM prices")
        let writer = RowWriter()
        for (rows, table) in [(models, ExchangeTable.models), (prices, .prices)] {
            for row in rows {
                guard let number = row.number("connection"), let id = servers[number] else { continue }
                var row = row
                row.set("connection", id)
                // The newest price has the largest number: they keep theirs all or none.
                if table == .prices, !keepsNumbers || remaining != 0 { row.drop("id") }
                try writer.insert(row, into: table, session)
            }
        }
    }

    /// The simulator is only the default as long as nothing else was chosen.
    private func chooseDefault(_ servers: [Int64: Server], _ session: borrowing Session) throws {
        let chosen = connections.first { $0.number("is_default") == 1 }.flatMap { $0.number("id") }
        guard let chosen, let id = servers[chosen]?.id else { return }
        let present: String? = try session.value("SELECT kind FROM connections WHERE is_default = 1")
        guard present == nil || present == ConnectionKind.simulator.rawValue else { return }
        try session.execute("UPDATE connections SET is_default = 0 WHERE is_default = 1 AND id <> ?", id)
        try session.execute("UPDATE connections SET is_default = 1 WHERE id = ? AND removed_at IS NULL", id)
    }
}
