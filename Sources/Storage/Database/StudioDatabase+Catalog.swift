import SQLite
import Studio

extension StudioDatabase {
    package func catalog(of connection: ConnectionID, asOf version: Int64?) throws -> Catalog {
        try database.read { session in
            let bound = version ?? .max
            let version: Int64? = try session.value(
                "SELECT max(id) FROM prices WHERE connection = ? AND id <= ?", connection, bound)
            let sizes = try Self.sizes(of: connection, asOf: bound, session)
            let models = try session.rows(
                "SELECT name, seconds FROM models WHERE connection = ? AND is_offered = 1 ORDER BY position",
                connection)
            return Catalog(
                version: version ?? 0,
                models: try models.map { row in
                    let name: String = try row.get("name")
                    return ModelOffer(
                        name: name, seconds: try Lengths.read(row.get("seconds")), sizes: sizes[name] ?? [])
                })
        }
    }

    /// Saves the first offers of a connection that has none.
    static func seed(
        _ offers: [ModelOffer], of connection: ConnectionID, at now: Timestamp, _ session: borrowing Session
    ) throws {
        let known: Int? = try session.value("SELECT count(*) FROM models WHERE connection = ?", connection)
        if known == 0 { try replace(offers, of: connection, at: now, session) }
    }

    package func setOffers(_ offers: [ModelOffer], of id: ConnectionID, at now: Timestamp) throws {
        try database.write { session in try Self.replace(offers, of: id, at: now, session) }
    }

    /// What is offered no longer is marked so, what is new or has another price gets a new row.
    private static func replace(
        _ offers: [ModelOffer], of connection: ConnectionID, at now: Timestamp, _ session: borrowing Session
    ) throws {
        try session.execute("UPDATE models SET is_offered = 0 WHERE connection = ?", connection)
        var known = try sizes(of: connection, asOf: .max, session)
        for (position, offer) in offers.enumerated() {
            try session.execute(
                """
                INSERT INTO models (connection, name, position, seconds) VALUES (?, ?, ?, ?)
                ON CONFLICT (connection, name) DO UPDATE SET
                    position = excluded.position, seconds = excluded.seconds, is_offered = 1
                """, connection, offer.name, position, Lengths.text(offer.seconds))
            let before = known.removeValue(forKey: offer.name) ?? []
            for size in offer.sizes where !before.contains(size) {
                try add(size, of: offer.name, connection, at: now, session)
            }
            for size in before where !offer.makes(size.size) {
                try withdraw(size.size, of: offer.name, connection, at: now, session)
            }
        }
    }

    private static func withdraw(
        _ size: ClipSize, of model: String, _ connection: ConnectionID, at now: Timestamp,
        _ session: borrowing Session
    ) throws {
        try session.execute(
            "INSERT INTO prices (connection, model, size, is_offered, valid_from) VALUES (?, ?, ?, 0, ?)",
            connection, model, size, now)
    }

    package func priceVersion() throws -> Int64 {
        try database.read { session in
            let newest: Int64? = try session.value("SELECT max(id) FROM prices")
            return newest ?? 0
        }
    }

    private static func add(
        _ offer: SizeOffer, of model: String, _ connection: ConnectionID, at now: Timestamp,
        _ session: borrowing Session
    ) throws {
        try session.execute(
            "INSERT INTO prices (connection, model, size, rate_per_second, valid_from) VALUES (?, ?, ?, ?, ?)",
            connection, model, offer.size, offer.ratePerSecond, now)
    }

    /// By model; a size keeps the place that its first price gave it, and its newest price counts.
    private static func sizes(
        of connection: ConnectionID, asOf version: Int64, _ session: borrowing Session
    ) throws -> [String: [SizeOffer]] {
        let rows = try session.rows(
            """
            SELECT newest.model, newest.size, newest.rate_per_second FROM prices AS newest
                JOIN (SELECT min(id) AS first, max(id) AS last FROM prices
                    WHERE connection = ? AND id <= ? GROUP BY model, size) ON newest.id = last
            WHERE newest.is_offered = 1
            ORDER BY first
            """, connection, version)
        return try rows.reduce(into: [:]) { sizes, row in
            let offer = SizeOffer(size: try row.get("size"), ratePerSecond: try row.get("rate_per_second"))
            sizes[try row.get("model"), default: []].append(offer)
        }
    }
}
