import SQLite
import Studio
import Testing

@testable import Storage

/// A row that the state machine can never reach: a legal one with a few columns changed.
struct IllegalRow: CustomTestStringConvertible, Sendable {
    let state: GenerationState
    let change: [String: String]

    init(_ state: GenerationState, _ change: [String: String]) {
        self.state = state
        self.change = change
    }

    var testDescription: String {
        "\(state.rawValue) with " + change.map { "\($0) = \($1)" }.sorted().joined(separator: ", ")
    }
}

@Suite("The tables refuse")
struct IllegalRowTests {
    private static let sent = ["submitted_at": "5", "fence_kind": "'empty'"]
    private static let owned = sent.merging(["job_id": "'job'"]) { $1 }
    private static let problem = ["problem_code": "'p'", "problem_message": "'P.'"]
    private static let hash = "'" + String(repeating: "0f", count: 32) + "'"

    /// The columns, as SQL, of a legal row in each state.
    private static func legal(_ state: GenerationState) -> [String: String] {
        let row: [[String: String]] =
            switch state {
            case .queued: []
            case .held: [problem]
            case .submitting: [sent]
            case .uncertain: [sent, problem]
            case .inProgress, .downloading: [owned]
            case .completed:
                [
                    owned,
                    [
                        "completed_at": "9", "media_bytes": "3", "media_sha256": hash,
                        "charge_kind": "'estimated'",
                    ],
                ]
            case .failed: [problem, ["completed_at": "9", "charge_kind": "'possible'"]]
            case .cancelled: [["completed_at": "9", "charge_kind": "'nothing'", "charge_amount": "0"]]
            }
        return row.reduce(["state": "'\(state.rawValue)'"]) { $0.merging($1) { $1 } }
    }

    private static func insert(_ row: [String: String], _ fixture: Fixture) throws {
        let pressed = [
            "video": "1", "connection": "1", "server_kind": "'k'", "server_address": "'a'", "key_fingerprint": "''",
            "settings": "'{}'", "model": "'m'", "seconds": "8", "size": "'16x16'", "estimate": "800000",
            "charge_amount": "800000", "created_at": "1",
        ]
        let columns = pressed.merging(row) { $1 }.sorted { $0.key < $1.key }
        let names = columns.map(\.key).joined(separator: ", ")
        let values = columns.map(\.value).joined(separator: ", ")
        try fixture.store.database.write { session in
            try session.execute("INSERT INTO generations (\(names)) VALUES (\(values))")
        }
    }

    @Test("none of the legal rows", arguments: GenerationState.allCases)
    func legal(state: GenerationState) throws {
        let fixture = try Fixture()
        try Self.insert(Self.legal(state), fixture)
        #expect(try fixture.store.health().jobsByState == [state: 1])
    }

    static let rows: [IllegalRow] = [
        IllegalRow(.queued, ["state": "'sending'"]),
        IllegalRow(.queued, ["job_id": "'job'", "submitted_at": "5", "fence_kind": "'empty'"]),
        IllegalRow(.held, ["job_id": "'job'", "submitted_at": "5", "fence_kind": "'empty'"]),
        IllegalRow(.held, ["problem_code": "NULL", "problem_message": "NULL"]),
        IllegalRow(.submitting, ["job_id": "'job'"]),
        IllegalRow(.submitting, ["fence_kind": "NULL"]),
        IllegalRow(.submitting, ["submitted_at": "NULL"]),
        IllegalRow(.submitting, ["fence_kind": "'newest'"]),
        IllegalRow(.submitting, ["fence_job": "'job'"]),
        IllegalRow(.submitting, ["charge_kind": "'possible'"]),
        IllegalRow(.uncertain, ["job_id": "'job'"]),
        IllegalRow(.uncertain, ["problem_code": "NULL", "problem_message": "NULL"]),
        IllegalRow(.uncertain, ["charge_kind": "'nothing'", "charge_amount": "0"]),
        IllegalRow(.inProgress, ["job_id": "NULL"]),
        IllegalRow(.inProgress, ["job_id": "''"]),
        IllegalRow(.inProgress, ["progress": "101"]),
        IllegalRow(.inProgress, ["progress": "-1"]),
        IllegalRow(.inProgress, ["completed_at": "9"]),
        IllegalRow(.inProgress, ["charge_kind": "'nothing'", "charge_amount": "0"]),
        IllegalRow(.inProgress, ["charge_kind": "'elsewhere'"]),
        IllegalRow(.submitting, ["charge_kind": "'elsewhere'", "charge_amount": "0"]),
        IllegalRow(.queued, ["parent": "1", "relation": "'sequel'"]),
        IllegalRow(.failed, ["server_deletion": "'wanted'"]),
        IllegalRow(.inProgress, ["missing_count": "1"]),
        IllegalRow(.inProgress, ["server_deletion": "'wanted'"]),
        IllegalRow(.downloading, ["job_id": "NULL"]),
        IllegalRow(.downloading, ["media_bytes": "3", "media_sha256": hash]),
        IllegalRow(.completed, ["job_id": "NULL"]),
        IllegalRow(.completed, ["media_sha256": "NULL"]),
        IllegalRow(.completed, ["media_bytes": "NULL"]),
        IllegalRow(.completed, ["media_bytes": "NULL", "media_sha256": "NULL"]),
        IllegalRow(.completed, ["media_bytes": "0"]),
        IllegalRow(.completed, ["media_sha256": "'" + String(repeating: "0F", count: 32) + "'"]),
        IllegalRow(.completed, ["completed_at": "NULL"]),
        IllegalRow(.completed, ["problem_code": "'p'", "problem_message": "'P.'"]),
        IllegalRow(.completed, ["charge_kind": "'reserved'"]),
        IllegalRow(.completed, ["charge_kind": "'nothing'", "charge_amount": "0"]),
        IllegalRow(.completed, ["charge_kind": "'stated'", "charge_amount": "NULL"]),
        IllegalRow(.completed, ["charge_kind": "'stated'", "charge_amount": "-1"]),
        IllegalRow(.completed, ["charge_amount": "800001"]),
        IllegalRow(.completed, ["next_attempt_at": "11"]),
        IllegalRow(.completed, ["submitted_at": "NULL"]),
        IllegalRow(.failed, ["completed_at": "NULL"]),
        IllegalRow(.failed, ["problem_code": "NULL", "problem_message": "NULL"]),
        IllegalRow(.failed, ["problem_message": "NULL"]),
        IllegalRow(.failed, ["charge_kind": "'reserved'"]),
        IllegalRow(.failed, ["charge_kind": "'nothing'", "charge_amount": "0"]),
        IllegalRow(.failed, ["charge_kind": "'refused'", "charge_amount": "NULL"]),
        IllegalRow(.failed, ["match": "'prompt'"]),
        IllegalRow(.cancelled, ["completed_at": "NULL"]),
        IllegalRow(.cancelled, ["charge_amount": "1"]),
        IllegalRow(.cancelled, ["server_deletion": "'wanted'"]),
        IllegalRow(.cancelled, ["job_id": "'job'", "submitted_at": "5", "fence_kind": "'empty'"]),
        IllegalRow(.queued, ["estimate": "-1", "charge_amount": "-1"]),
        IllegalRow(.queued, ["charge_amount": "NULL"]),
        IllegalRow(.queued, ["charge_amount": "0.5"]),
        IllegalRow(.queued, ["charge_kind": "'free'"]),
        IllegalRow(.queued, ["seconds": "0"]),
        IllegalRow(.queued, ["size": "'large'"]),
        IllegalRow(.queued, ["settings": "''"]),
        IllegalRow(.queued, ["video": "99"]),
        IllegalRow(.queued, ["connection": "99"]),
        IllegalRow(.queued, ["parent": "1"]),
        IllegalRow(.queued, ["parent": "99", "relation": "'retry'"]),
        IllegalRow(.queued, ["attempts": "-1"]),
    ]

    @Test("what the state machine forbids", arguments: rows)
    func illegal(row: IllegalRow) throws {
        let fixture = try Fixture()
        let columns = Self.legal(row.state).merging(row.change) { $1 }
        let error = #expect(throws: SQLiteError.self) { try Self.insert(columns, fixture) }
        #expect(error?.isConstraint == true)
        #expect(try fixture.store.health().jobsByState.isEmpty)
    }

    @Test("a second owner of a job, but not the same id at another server")
    func twoOwners() throws {
        let fixture = try Fixture()
        try Self.insert(Self.legal(.inProgress), fixture)
        let error = #expect(throws: SQLiteError.self) { try Self.insert(Self.legal(.downloading), fixture) }
        #expect(error?.isUniqueViolation == true)
        try Self.insert(Self.legal(.inProgress).merging(["server_address": "'b'"]) { $1 }, fixture)
    }

    @Test(
        "to rewrite history",
        arguments: [
            "UPDATE generations SET settings = '{}'", "UPDATE generations SET estimate = 1",
            "UPDATE generations SET server_address = 'elsewhere'", "UPDATE generations SET state = 'queued'",
            "UPDATE generations SET job_id = 'other'", "UPDATE generations SET job_id = NULL",
            "DELETE FROM generations", "UPDATE ledger SET amount = 0", "DELETE FROM ledger",
            "INSERT INTO ledger (generation, kind, amount, at) VALUES (1, 'reserve', 1, 1)",
            "INSERT INTO ledger (generation, kind, amount, at) VALUES (1, 'release', 1, 1)",
            "INSERT INTO ledger (generation, kind, amount, at) VALUES (99, 'settle', 1, 1)",
            "DELETE FROM videos", "DELETE FROM connections", "UPDATE connections SET is_default = 1",
        ])
    func history(sql: String) throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        let done = try fixture.apply(
            .taken(fence: .empty), .accepted(.job()), .polled(.job("video_1", .finished)), .fetched(.film), to: id)
        let error = #expect(throws: SQLiteError.self) {
            try fixture.store.database.write { session in _ = try session.execute(sql) }
        }
        #expect(error?.isConstraint == true)
        #expect(try fixture.store.generation(id) == done)
    }
}
