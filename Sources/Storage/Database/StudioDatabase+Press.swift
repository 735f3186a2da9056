import SQLite
import Studio

extension StudioDatabase {
    package func press(all presses: [Press], at now: Timestamp) throws -> BatchOutcome {
        guard (1...Press.mostAtOnce).contains(presses.count) else { return .refused(.batchSize(presses.count)) }
        do {
            return try database.write { session in
                if let earlier = try Self.earlier(presses, session) { return earlier }
                return .saved(
                    try presses.enumerated().map { index, press in
                        // Thrown, so that those before it are taken back.
                        if let refusal = try Self.refusal(of: press, at: now, session) {
                            throw refusal.refusing(index + 1, of: presses.count)
                        }
                        return try Self.save(press, at: now, session)
                    })
            }
        } catch let refusal as Problem {
            return .refused(refusal)
        }
    }

    package func generation(pressedWith token: String) throws -> Generation? {
        try database.read { session in try Self.pressed(token, session)?.generation() }
    }

    private static func pressed(_ token: String, _ session: borrowing Session) throws -> Row? {
        try session.row(
            """
            SELECT generations.*, presses.digest FROM presses
                JOIN generations ON generations.id = presses.generation WHERE token = ?
            """, token)
    }

    /// What the presses' tokens were used for before; nil when none was.
    private static func earlier(_ presses: [Press], _ session: borrowing Session) throws -> BatchOutcome? {
        var found: [Generation] = []
        for press in presses {
            guard let row = try pressed(press.token, session) else { continue }
            let generation = try row.generation()
            guard try row.get("digest") == press.digest else { return .conflict(generation) }
            found.append(generation)
        }
        if found.count == presses.count { return .repeated(found) }
        return found.first.map { .conflict($0) }
    }

    private static func refusal(
        of press: Press, at now: Timestamp, _ session: borrowing Session
    ) throws -> Problem? {
        let project: ProjectID? = try session.value("SELECT project FROM videos WHERE id = ?", press.video)
        var limits = try limits(session)
        limits.ownBudget = try session.value("SELECT budget FROM projects WHERE id = ?", project)
        return try limits.refusal(
            of: press.estimate, simulated: press.server.kind == .simulator,
            after: commitments(in: project, at: now, session))
    }

    private static func save(_ press: Press, at now: Timestamp, _ session: borrowing Session) throws -> Generation {
        let id = try insert(press, at: now, session)
        try session.execute(
            "INSERT INTO presses (token, digest, generation, at) VALUES (?, ?, ?, ?)",
            press.token, press.digest, id, now)
        try append(.reserve, press.estimate ?? .zero, for: id, at: now, session)
        guard let generation = try generation(id, session) else {
            throw StorageError.lostUpdate(generation: id.rawValue)
        }
        try append(LogEntry(kind: .change, text: Change.pressed(generation)), for: id, at: now, session)
        return generation
    }

    private static func insert(
        _ press: Press, at now: Timestamp, _ session: borrowing Session
    ) throws -> GenerationID {
        let settings = press.settings
        try session.execute(
            """
            INSERT INTO generations (
                video, connection, server_kind, server_address, key_fingerprint,
                settings, model, seconds, size,
                estimate, charge_amount, parent, relation, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            press.video, press.server.connection, press.server.kind, press.server.address,
            press.server.keyFingerprint,
            StoredSettings(settings).json(), settings.model, settings.seconds, settings.size,
            press.estimate, press.estimate, press.parent?.generation, press.parent?.relation, now)
        let id = GenerationID(session.lastInsertedID)
        try SearchIndex.refresh(press.video, session)
        try UsedPrompts.note(settings.prompt, of: id, at: now, session)
        return id
    }
}
