import HTTPServer

/// `POST /v1/videos/edits`: of a completed video of this server, or of an MP4 that is sent along.
struct EditVideo: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let fields = try service.fields(request, for: .derivation)
        let video = try VideoInput(fields)
        if !service.dialect.takesAnyField { try fields.allow(names(video)) }
        let prompt = try PromptInput.text(fields)
        let scenario = try service.scenario(for: prompt)
        let job =
            switch video {
            case .job(let id): try service.make(JobDraft(prompt: prompt, like: try source(id), as: .edit), scenario)
            case .upload(let file): try upload(UploadedClip(file, ffmpeg: service.ffmpeg), prompt, fields, scenario)
            }
        return service.startedResponse(service.view(job, request))
    }

    /// A video of this server has its model; for another one it is to be told.
    private func names(_ video: VideoInput) -> [String] {
        if case .upload = video { ["video", "prompt", "model"] } else { ["video", "prompt"] }
    }

    private func source(_ id: String) throws -> Job {
        guard let job = try service.jobs.store.job(id) else { throw APIError.unknownVideo(id, param: "video.id") }
        return try service.completed(job, param: "video.id")
    }

    private func upload(
        _ clip: UploadedClip, _ prompt: String, _ fields: RequestFields, _ scenario: Scenario?
    ) throws -> Job {
        let (name, model) = try service.dialect.models.named(try fields.string("model"))
        var draft = JobDraft(prompt: prompt, model: name, seconds: clip.seconds, size: clip.size(model.sizes))
        draft.kind = .edit
        draft.hasFootage = true
        return try service.make(draft, scenario) { folder in
            try clip.file.move(to: folder.file(ClipFiles.footage))
        }
    }
}
