import HTTPClient

/// The usual steps of a script that works with the studio.
extension Site {
    /// A video in a project of its own; returns its number.
    func makeVideo(
        _ title: String = "Rain over Lisbon", prompt: String = "A paper boat in the rain"
    ) async throws -> Int {
        let project = try await post("/api/projects", ["title": "Lisbon"])
        guard project.status == 201, let id = try project.json["id"].integer else {
            throw Failure("POST /api/projects: \(project.status) \(project.text)")
        }
        let video = try await post(
            "/api/projects/\(id)/videos", ["title": .string(title), "prompt": .string(prompt)])
        guard video.status == 201, let number = try video.json["id"].integer else {
            throw Failure("POST /api/projects/\(id)/videos: \(video.status) \(video.text)")
        }
        return number
    }

    /// Presses, and returns the generation's number.
    func generate(_ video: Int, _ settings: JSON = [:]) async throws -> Int {
        let reply = try await post("/api/videos/\(video)/generate-sora", settings)
        guard reply.status == 202, let id = try reply.json["generation_id"].integer else {
            throw Failure("POST generate-sora: \(reply.status) \(reply.text)")
        }
        return id
    }

    /// The status document of a generation once it is in this state.
    @discardableResult
    func status(of generation: Int, is state: String, within limit: Duration = .seconds(60)) async throws -> JSON {
        let over: Set = ["completed", "failed", "cancelled"]
        let document = try await eventually("generation \(generation) is \(state)", within: limit) { () -> JSON? in
            let document = try await self.document("/api/generations/\(generation)")
            let now = document["sora_generation_status"].text ?? ""
            return now == state || over.contains(now) ? document : nil
        }
        guard document["sora_generation_status"].text == state else {
            throw Failure("Generation \(generation) should be \(state): \(document)")
        }
        return document
    }

    /// A video with one finished clip; returns the numbers of both.
    func makeClip(_ settings: JSON = [:]) async throws -> (video: Int, generation: Int) {
        let video = try await makeVideo()
        let generation = try await generate(video, settings)
        try await status(of: generation, is: "completed")
        return (video, generation)
    }

    /// How many generations a video has.
    func takes(of video: Int) async throws -> Int {
        try await document("/api/videos/\(video)")["takes"].items.count
    }

    /// The whole file at a path, kept in the folder.
    func download(_ path: String, to file: String, in folder: TemporaryFolder) async throws -> String {
        let reply = try await get(path)
        guard reply.status == 200 else { throw Failure("GET \(path): \(reply.status) \(reply.text)") }
        return try folder.write(reply.body, to: file)
    }
}
