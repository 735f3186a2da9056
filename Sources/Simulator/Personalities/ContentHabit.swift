import HTTPServer

/// How a server hands out files.
struct ContentHabit: Sendable {
    struct File: Sendable {
        let name: String
        let type: String

        static let clip = File(name: ClipFiles.clip, type: "video/mp4")
        static let thumbnail = File(name: ClipFiles.thumbnail, type: "image/webp")
        static let spritesheet = File(name: ClipFiles.spritesheet, type: "image/jpeg")
    }

    /// The file that a query asks for. Throws what the server says when there is none.
    var file: @Sendable (Fields) throws(APIError) -> File = { query throws(APIError) in
        try ContentHabit.variant(query["variant"] ?? "video")
    }
    /// OpenAI does not document its answer before the end or after expiry: 404 says best that there is nothing.
    var notReady: @Sendable (JobView) -> APIError = { _ in
        .unavailable("Video is not ready yet: it is still in progress.", code: "video_not_ready")
    }
    var failed: @Sendable (JobView) -> APIError = { _ in
        .unavailable("Video generation failed, so there is no content.", code: "video_failed")
    }
    var expired: @Sendable (JobView) -> APIError = { _ in
        .unavailable("Video content has expired.", code: "video_expired")
    }

    private static func variant(_ name: String) throws(APIError) -> File {
        switch name {
        case "video": .clip
        case "thumbnail": .thumbnail
        case "spritesheet": .spritesheet
        default: throw .invalidValue(name, param: "variant", supported: ["video", "thumbnail", "spritesheet"])
        }
    }
}

extension APIError {
    /// There are no bytes to send, for a reason that the code names.
    static func unavailable(_ message: String, code: String, status: Status = .notFound) -> APIError {
        APIError(status, message, param: "video_id", code: code)
    }
}
