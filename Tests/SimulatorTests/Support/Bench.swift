import FFmpeg
import Foundation
import HTTPClient
import Testing

@testable import Simulator

/// A running simulator with a clock of its own, and a client to talk to it.
final class Bench: Sendable {
    let simulator: Simulator
    let folder: TemporaryFolder
    let clock: TestClock
    let client = HTTPClient()
    let apiKey: String?
    let personality: Simulator.Personality

    init(
        renderTime: Double = 0, apiKey: String? = nil, folder: TemporaryFolder? = nil, clock: TestClock = TestClock(),
        ffmpeg: FFmpeg? = nil, personality: Simulator.Personality = .openai,
        _ change: (inout Simulator.Configuration) -> Void = { _ in }
    ) throws {
        let folder = try folder ?? TemporaryFolder()
        var configuration = Simulator.Configuration(folder: folder.file("data"), ffmpeg: try ffmpeg ?? FFmpeg.find())
        configuration.renderTime = renderTime
        configuration.apiKey = apiKey
        configuration.now = { clock.now }
        configuration.personality = personality
        change(&configuration)
        simulator = try Simulator(configuration)
        self.folder = folder
        self.clock = clock
        self.apiKey = apiKey
        self.personality = personality
    }

    deinit {
        client.shutdown()
        simulator.stop()
    }

    func send(
        _ method: String, _ path: String, body: HTTPRequest.Body = .none, headers: [(String, String)] = []
    ) async throws -> Answer {
        let url = "http://localhost:\(simulator.port)\(path)"
        let key = apiKey.map { [("Authorization", "Bearer \($0)")] } ?? []
        let request = HTTPRequest(
            method: method, url: url, headers: headers.contains { $0.0 == "Authorization" } ? headers : key + headers,
            body: body, maximumReplyBytes: 64 << 20)
        return Answer(try await client.send(request))
    }

    func get(_ path: String, headers: [(String, String)] = []) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    /// Creates with a JSON body.
    func create(_ fields: [String: Any]) async throws -> Answer {
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: fields))
        return try await send("POST", "/v1/videos", body: .bytes(bytes, contentType: "application/json"))
    }

    /// Sends a JSON object, or a value of another kind.
    func post(_ path: String, _ fields: Any) async throws -> Answer {
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: fields, options: .fragmentsAllowed))
        return try await send("POST", path, body: .bytes(bytes, contentType: "application/json"))
    }

    func post(_ path: String, _ parts: [HTTPRequest.Part]) async throws -> Answer {
        try await send("POST", path, body: .multipart(parts))
    }

    func create(_ parts: [HTTPRequest.Part]) async throws -> Answer {
        try await send("POST", "/v1/videos", body: .multipart(parts))
    }

    func video(_ id: String) async throws -> Answer { try await get("/v1/videos/\(id)") }

    /// Asks until the status is that one. With `advancing`, the clock moves on by so many seconds each time.
    @discardableResult
    func video(_ id: String, until status: String, advancing: Double = 0.001) async throws -> Answer {
        var answer = try await video(id)
        for _ in 0..<3000 where answer.videoStatus != status {
            try await Task.sleep(for: .milliseconds(10))
            clock.advance(seconds: advancing)
            answer = try await video(id)
        }
        #expect(answer.videoStatus == status, "\(answer.text)")
        return answer
    }

    /// A job that is completed.
    func completed(_ fields: [String: Any] = ["prompt": "A paper boat"]) async throws -> Answer {
        try await video(try await create(fields).id, until: "completed")
    }

    /// Names in the folder that holds the jobs' files.
    var assets: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.file("data/assets")).sorted() }
    }
}
