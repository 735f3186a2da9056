import HTTPServer
import Studio

/// `GET /health`: that the program runs, and how its worker is doing.
struct HealthDocument: Encodable {
    let status: String
    let version: String
    let jobs: [String: Int]
    let lastSuccessfulPoll: String?
    let oldestUnfinished: String?

    private enum CodingKeys: String, CodingKey {
        case status, version, jobs
        case lastSuccessfulPoll = "last_successful_poll"
        case oldestUnfinished = "oldest_unfinished_job"
    }

    func encode(to encoder: any Encoder) throws {
        var document = encoder.container(keyedBy: CodingKeys.self)
        try document.encode(status, forKey: .status)
        try document.encode(version, forKey: .version)
        try document.encode(jobs, forKey: .jobs)
        try document.encode(lastSuccessfulPoll, forKey: .lastSuccessfulPoll)
        try document.encode(oldestUnfinished, forKey: .oldestUnfinished)
    }

    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let health = try context.store.health()
        let jobs = GenerationState.allCases.map { ($0.rawValue, health.jobsByState[$0] ?? 0) }
        return JSON.response(
            HealthDocument(
                status: "ok", version: context.version, jobs: Dictionary(uniqueKeysWithValues: jobs),
                lastSuccessfulPoll: health.lastSuccessfulPoll?.iso8601,
                oldestUnfinished: health.oldestUnfinished?.iso8601))
    }
}
