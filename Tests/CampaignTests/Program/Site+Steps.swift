import Foundation
import HTTPClient

/// The state of one generation, as the program tells it.
struct Take: Decodable, Sendable {
    let id: Int
    let job: String?
    let state: String
    let progress: Int?
    let film: String?
    let code: String?
    let message: String?
    let cost: String?
    let settings: Settings

    struct Settings: Decodable, Sendable {
        let prompt: String
    }

    private enum CodingKeys: String, CodingKey {
        case id = "generation_id"
        case job = "sora_job_id"
        case state = "sora_generation_status"
        case progress
        case film = "sora_video_url"
        case code = "sora_error_code"
        case message = "sora_error_message"
        case cost = "sora_generation_cost"
        case settings = "sora_generation_settings"
    }

    static let ends: Set = ["completed", "failed", "cancelled"]
}

private struct Made: Decodable {
    let id: Int
}

private struct VideoDocument: Decodable {
    let takes: [Take]
}

private struct Health: Decodable {
    let jobs: [String: Int]
}

/// The usual steps of a script that works with the studio.
extension Site {
    func makeProject() async throws -> Int {
        try made(try await post("/api/projects", json: ["title": "Campaign"]))
    }

    /// A video, in a project of its own unless one is named.
    func makeVideo(in project: Int? = nil) async throws -> Int {
        let project = if let project { project } else { try await makeProject() }
        return try made(try await post("/api/projects/\(project)/videos", json: ["title": "Faults"]))
    }

    private func made(_ reply: HTTPReply) throws -> Int {
        guard reply.status == 201 else { throw Failure("Not made: \(reply.status)") }
        return try JSONDecoder().decode(Made.self, from: Data(reply.body)).id
    }

    /// A press. The same key is the same press.
    func press(_ video: Int, _ prompt: String, key: String? = nil) async throws -> HTTPReply {
        let settings = ["prompt": prompt, "model": "sora-2", "seconds": "4", "size": "1280x720"]
        return try await post(
            "/api/videos/\(video)/generate-sora", json: settings,
            headers: key.map { [("Idempotency-Key", $0)] } ?? [])
    }

    /// A press that must be taken; returns the generation's number.
    func generate(_ video: Int, _ prompt: String, key: String? = nil) async throws -> Int {
        let reply = try await press(video, prompt, key: key)
        guard reply.status == 202 else {
            throw Failure("Press: \(reply.status) \(String(decoding: reply.body, as: UTF8.self))")
        }
        return try JSONDecoder().decode(Take.self, from: Data(reply.body)).id
    }

    /// The person mended what the connections are paused for.
    func resume() async throws {
        let replies = try await each(Array(1...4)) { try await post("/connections/\($0)/resume", form: [:]).status }
        guard replies.contains(303) else { throw Failure("Nothing can be resumed: \(replies)") }
    }

    func takes(of video: Int) async throws -> [Take] {
        let document: VideoDocument = try await document("/api/videos/\(video)")
        return document.takes
    }

    func take(_ id: Int) async throws -> Take { try await document("/api/generations/\(id)") }

    /// The generation once it is as wished; ends at once when it is over and is not.
    @discardableResult
    func take(
        _ id: Int, _ what: String, within limit: Duration = .seconds(60), _ isWished: (Take) -> Bool
    ) async throws -> Take {
        var last: Take?
        let found: Take = try await eventually(
            "generation \(id) \(what), but it is \(last.map { "\($0)" } ?? "unknown")", within: limit
        ) {
            let take = try await self.take(id)
            last = take
            return isWished(take) || Take.ends.contains(take.state) ? take : nil
        }
        guard isWished(found) else { throw Failure("Generation \(id) should be one that \(what): \(found)") }
        return found
    }

    @discardableResult
    func take(_ id: Int, is state: String, within limit: Duration = .seconds(60)) async throws -> Take {
        try await take(id, "is \(state)", within: limit) { $0.state == state }
    }

    /// How many generations are in each state.
    func states() async throws -> [String: Int] {
        let health: Health = try await document("/health")
        return health.jobs
    }

    func film(_ id: Int) async throws -> [UInt8]? {
        let reply = try await get("/generations/\(id)/video.mp4")
        return reply.status == 200 ? reply.body : nil
    }
}
