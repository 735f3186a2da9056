import SQLite
import Studio

/// Where sending stands still, by connection.
extension StudioDatabase {
    private static let mostTroubles = 20

    static func pauses(_ session: borrowing Session) throws -> [AlertFacts.Trouble] {
        try session.rows(
            """
            SELECT connections.id AS connection, name, pause_code AS problem_code, pause_message AS problem_message,
                paused_at AS since, (
                    SELECT count(*) FROM generations
                    WHERE completed_at IS NULL AND state IN ('queued', 'held') AND connection = connections.id
                ) AS waiting
            FROM connections WHERE pause_code IS NOT NULL AND removed_at IS NULL ORDER BY id LIMIT ?
            """, mostTroubles
        ).compactMap { try $0.trouble() }
    }

    /// Of paused connections the pause says it.
    static func credit(_ session: borrowing Session) throws -> [AlertFacts.Trouble] {
        try session.rows(
            """
            SELECT connection, name, problem_code, max(problem_message) AS problem_message, count(*) AS waiting,
                min(coalesce(submitted_at, generations.created_at)) AS since
            FROM generations JOIN connections ON connections.id = connection
            WHERE completed_at IS NULL AND state = 'held' AND pause_code IS NULL
            GROUP BY connection, problem_code ORDER BY connection LIMIT ?
            """, mostTroubles
        ).compactMap { row in
            Problem.isAboutCredit(try row.get("problem_code")) ? try row.trouble() : nil
        }
    }

    /// Over as soon as nothing waits because of it any more.
    static func limits(
        since start: Timestamp, at now: Timestamp, _ session: borrowing Session
    ) throws -> [AlertFacts.Trouble] {
        let rows = try session.rows(
            """
            SELECT deferrals.connection, name, code AS problem_code, message AS problem_message, at, until, generation,
                completed_at IS NULL AND problem_code IS code AS waits
            FROM deferrals JOIN connections ON connections.id = deferrals.connection
                JOIN generations ON generations.id = generation
            WHERE at > ? AND pause_code IS NULL AND removed_at IS NULL ORDER BY deferrals.id DESC LIMIT ?
            """, start, mostDeferrals)
        let byConnection = Dictionary(grouping: try rows.map(Deferral.init), by: \.connection)
        return byConnection.sorted { $0.key < $1.key }.compactMap { AlertFacts.Trouble($0.value, at: now) }
    }

    /// So many are looked at: more in one hour tell nothing new.
    private static let mostDeferrals = 1000

    /// Notes that a server said to come later. What is a day old serves nobody.
    static func noteDeferral(
        _ event: GenerationEvent, of generation: Generation, at now: Timestamp, _ session: borrowing Session
    ) throws {
        guard let (problem, until) = event.deferral else { return }
        try session.execute("DELETE FROM deferrals WHERE at < ?", now + .hours(-24))
        try session.execute(
            "INSERT INTO deferrals (connection, generation, code, message, at, until) VALUES (?, ?, ?, ?, ?, ?)",
            generation.server.connection, generation.id, problem.code, problem.message, now, until)
    }
}

extension GenerationEvent {
    fileprivate var deferral: (Problem, Timestamp)? {
        switch self {
        case .deferred(let problem, let until): (problem, until)
        case .troubled(let problem, let retryAt) where Problem.isAboutPace(problem.code): (problem, retryAt)
        default: nil
        }
    }
}

/// That a server said to come later, once.
private struct Deferral {
    let connection: ConnectionID
    let name: String
    let problem: Problem
    let at: Timestamp
    let until: Timestamp
    let generation: GenerationID
    /// The generation still waits because of such an answer.
    let waits: Bool

    init(_ row: Row) throws {
        connection = try row.get("connection")
        name = try row.get("name")
        problem = Problem(code: try row.get("problem_code"), message: try row.get("problem_message"))
        at = try row.get("at")
        until = try row.get("until")
        generation = try row.get("generation")
        waits = try row.get("waits")
    }
}

extension AlertFacts.Trouble {
    /// - Parameter deferrals: those of one connection, the newest first; nil where nothing waits any more.
    fileprivate init?(_ deferrals: [Deferral], at now: Timestamp) {
        let waiting = deferrals.filter(\.waits)
        guard let last = deferrals.first, let first = deferrals.last, !waiting.isEmpty else { return nil }
        self.init(
            connection: last.connection, name: last.name, problem: last.problem, since: first.at,
            waiting: Set(waiting.map(\.generation)).count, times: deferrals.count,
            until: waiting.map(\.until).filter { $0 > now }.max())
    }
}

extension Row {
    fileprivate func trouble() throws -> AlertFacts.Trouble? {
        guard let problem = try problem("problem") else { return nil }
        return AlertFacts.Trouble(
            connection: try get("connection"), name: try get("name"), problem: problem, since: try get("since"),
            waiting: try get("waiting"))
    }
}
