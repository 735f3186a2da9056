import Studio

/// What a video server tells: that something has become of a job. Its words are not believed; they only say which job
/// to ask about.
struct VideoEvent: Sendable, Equatable {
    /// `video.completed`, `video.failed`, `video.generation.cancelled` …
    let type: String
    /// nil for a type that is not of videos.
    let job: String?

    /// nil when the body is no event, or one of a video that names no job.
    init?(_ body: [UInt8]) {
        guard let value = JSONValue.read(body), let type = value["type"]?.string, !type.isEmpty else { return nil }
        self.type = type
        let id = value["data"]?["id"]?.string ?? value["data"]?["job_id"]?.string
        guard type.hasPrefix("video.") else {
            job = nil
            return
        }
        guard let id, (1...1000).contains(id.unicodeScalars.count) else { return nil }
        job = id
    }
}
