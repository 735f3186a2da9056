import HTTPServer

/// `GET /v1/videos/{id}/content?variant=video|thumbnail|spritesheet`, whole or by `Range`. Whatever `Accept` says,
/// the bytes come: the SDKs ask for `application/binary`.
struct VideoContent: Sendable {
    private static let variants = [
        (name: "video", file: ClipFiles.clip, type: "video/mp4"),
        (name: "thumbnail", file: ClipFiles.thumbnail, type: "image/webp"),
        (name: "spritesheet", file: ClipFiles.spritesheet, type: "image/jpeg"),
    ]

    let service: Service

    func respond(_ request: Request) throws -> Response {
        let job = try service.job(request)
        let name = request.query["variant"] ?? "video"
        guard let variant = Self.variants.first(where: { $0.name == name }) else {
            throw APIError.invalidValue(name, param: "variant", supported: Self.variants.map(\.name))
        }
        try checkAvailable(job)
        let path = service.jobs.path(of: variant.file, job: job)
        return try FileResponse(path: path, contentType: variant.type).response(to: request.head)
    }

    /// OpenAI does not document its answer before the end or after expiry: 404 says best that there is nothing.
    private func checkAvailable(_ job: Job) throws {
        let now = service.now()
        let state = job.state(at: now)
        switch state.status {
        case .queued, .inProgress:
            throw unavailable("Video is not ready yet: it is still in progress.", code: "video_not_ready")
        case .failed:
            throw unavailable("Video generation failed, so there is no content.", code: "video_failed")
        case .completed:
            guard let expiry = state.expiresAt, now / 1000 >= expiry else { return }
            try service.jobs.removeExpired()
            throw unavailable("Video content has expired.", code: "video_expired")
        }
    }

    private func unavailable(_ message: String, code: String) -> APIError {
        APIError(.notFound, message, param: "video_id", code: code)
    }
}
