import SQLite

/// One thing that happened, to be told until somebody has heard it.
struct WebhookEvent: Sendable {
    enum Kind: String, Sendable {
        case completed = "video.completed"
        case failed = "video.failed"
    }

    /// Stays the same over all attempts.
    let id: String
    let kind: Kind
    /// The job's id.
    let job: String
    /// Milliseconds since 1970.
    let created: Int64
    /// Attempts that have failed.
    let attempts: Int

    /// The body, the same to the byte over all attempts.
    var body: [UInt8] {
        JSON.bytes([
            "id": .string("evt_\(id)"), "object": "event", "created_at": .init(created / 1000),
            "type": .string(kind.rawValue), "data": ["id": .string(job)],
        ])
    }

    /// What receivers tell repetitions by.
    var webhookID: String { "wh_\(id)" }
}

extension WebhookEvent.Kind: SQLValue {}

extension WebhookEvent {
    init(_ row: Row) throws {
        id = try row.get("id")
        kind = try row.get("type")
        job = try row.get("job")
        created = try row.get("created")
        attempts = try row.get("attempts")
    }
}
