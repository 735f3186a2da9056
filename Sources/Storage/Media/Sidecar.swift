import FoundationEssentials
import Studio

/// What is written beside a film: enough to know what it is without the database. Never a key.
struct Sidecar: Encodable {
    struct Request: Encodable {
        let prompt, model, seconds, size: String
        let inputReferenceSha256: String?
        /// The finished job that the clip was made from.
        let source: StoredSettings.Source?
        let characters: [String]?
        let extras: [String: JSONValue]
    }

    struct Reply: Encodable {
        let server, kind: String
        let jobId, status: String?
        let expiresAt: String?
    }

    struct Money: Encodable {
        let estimateUsd, chargeUsd: String?
        let charge: String
    }

    let generation, video: Int64
    let state: String
    let request: Request
    let reply: Reply
    let cost: Money
    let createdAt: String
    let submittedAt, completedAt: String?
    let bytes: Int64?
    let sha256: String?

    init(_ take: Generation) {
        generation = take.id.rawValue
        video = take.videoID.rawValue
        state = take.state.rawValue
        let stored = StoredSettings(take.settings)
        request = Request(
            prompt: take.settings.prompt, model: take.settings.model, seconds: String(take.settings.seconds),
            size: take.settings.size.description, inputReferenceSha256: take.settings.references.first?.sha256,
            source: stored.source, characters: stored.characters, extras: take.settings.extras)
        reply = Reply(
            server: take.server.address, kind: take.server.kind.rawValue, jobId: take.jobID,
            status: take.serverStatus, expiresAt: take.expiresAt?.iso8601)
        cost = Money(
            estimateUsd: take.estimate?.fourDecimals, chargeUsd: take.charge.amount?.fourDecimals,
            charge: StoredCharge(take.charge).rawValue)
        createdAt = take.createdAt.iso8601
        submittedAt = take.submittedAt?.iso8601
        completedAt = take.completedAt?.iso8601
        bytes = take.media?.bytes
        sha256 = take.media?.sha256
    }

    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}
