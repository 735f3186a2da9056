import HTTPServer

/// `POST /v1/videos/{id}/remix`
struct RemixVideo: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let fields = try service.fields(request, for: .derivation)
        if !service.dialect.takesAnyField { try fields.allow(["prompt"]) }
        let prompt = try PromptInput.text(fields)
        let source = try service.completed(try service.job(request), param: "video_id")
        let draft = JobDraft(prompt: prompt, like: source, as: .remix)
        let job = try service.make(draft, try service.scenario(for: prompt))
        return service.startedResponse(service.view(job, request))
    }
}
