import HTTPServer

/// `POST /v1/videos/extensions`: the result is the whole clip, old and new, and its seconds are their sum.
struct ExtendVideo: Sendable {
    static let maximumExtensions = 6
    static let maximumSeconds = 120

    let service: Service

    func respond(_ request: Request) throws -> Response {
        let fields = try service.fields(request, for: .derivation)
        if !service.dialect.takesAnyField { try fields.allow(["video", "prompt", "seconds"]) }
        let video = try VideoInput(fields)
        let prompt = try PromptInput.text(fields)
        guard let text = try fields.string("seconds") else { throw APIError.missing("seconds") }
        let scenario = try service.scenario(for: prompt)
        let job =
            switch video {
            case .job(let id): try extend(id, prompt, text, scenario)
            case .upload(let file): try extend(UploadedClip(file, ffmpeg: service.ffmpeg), prompt, text, scenario)
            }
        return service.startedResponse(service.view(job, request))
    }

    private func extend(_ id: String, _ prompt: String, _ text: String, _ scenario: Scenario?) throws -> Job {
        let store = service.jobs.store
        guard let known = try store.job(id) else { throw APIError.unknownVideo(id, param: "video.id") }
        let source = try service.completed(known, param: "video.id")
        guard source.extensions < Self.maximumExtensions else {
            throw APIError.invalid(
                "video", "Invalid 'video': it has been extended \(Self.maximumExtensions) times, which is the most.")
        }
        let (_, model) = try service.dialect.models.named(source.model)
        let seconds = try total(source.seconds, try model.seconds(text))
        var draft = JobDraft(prompt: prompt, like: source, as: .extension)
        draft.lengthen(to: seconds, after: source.seconds, extensions: source.extensions + 1)
        let path = service.jobs.path(of: ClipFiles.clip, job: source)
        return try service.make(draft, scenario) { folder in try folder.link(path, as: ClipFiles.footage) }
    }

    private func extend(
        _ clip: UploadedClip, _ prompt: String, _ text: String, _ scenario: Scenario?
    ) throws -> Job {
        let (name, model) = try service.dialect.models.named(nil)
        let seconds = try total(clip.seconds, try model.seconds(text))
        var draft = JobDraft(prompt: prompt, model: name, seconds: seconds, size: clip.size(model.sizes))
        draft.kind = .extension
        draft.lengthen(to: seconds, after: clip.seconds, extensions: 1)
        return try service.make(draft, scenario) { folder in
            try clip.file.move(to: folder.file(ClipFiles.footage))
        }
    }

    private func total(_ head: Int, _ new: Int) throws(APIError) -> Int {
        guard head + new <= Self.maximumSeconds else {
            throw .invalid(
                "seconds",
                "Invalid 'seconds': the extended video would be \(head + new) seconds long. "
                    + "The maximum is \(Self.maximumSeconds).")
        }
        return head + new
    }
}
