import FFmpeg
import HTTPServer

/// `POST /v1/videos`
struct CreateVideo: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        service.startedResponse(service.view(try make(request), request))
    }

    /// `POST /v1/videos/sync`: waits for the end, two minutes at most, and answers with the clip.
    func respondAtOnce(_ request: Request) throws -> Response {
        var job = try make(request)
        for _ in 0..<2400 where !JobView(job, at: service.now(), origin: "").isEnded {
            MachineClock.wait(milliseconds: 50)
            guard let known = try service.jobs.store.job(job.id) else { throw APIError.unknownVideo(job.id) }
            job = known
        }
        guard job.state(at: service.now()).status == .completed else {
            throw APIError(.internalServerError, job.failure?.message ?? "Video generation timed out.")
        }
        let path = service.jobs.path(of: ClipFiles.clip, job: job)
        return try FileResponse(path: path, contentType: "video/mp4").response(to: request.head)
    }

    private func make(_ request: Request) throws -> Job {
        let dialect = service.dialect
        let fields = try service.fields(request, for: .creation)
        let parameters = try CreateParameters(fields, models: dialect.models, takesAnyField: dialect.takesAnyField)
        let scenario = try service.scenario(for: parameters.prompt)
        let image = try parameters.reference?.image()
        if let image, image.size != parameters.size, !dialect.fitsReference {
            throw APIError.invalid("input_reference", "Inpaint image must match the requested width and height")
        }
        try checkCharacters(parameters)
        var draft = JobDraft(
            prompt: parameters.prompt, model: parameters.model, seconds: parameters.seconds, size: parameters.size)
        draft.reference = image?.format
        if let previous = parameters.previous { try inherit(previous, &draft) }
        return try service.make(draft, scenario) { folder in try image?.save(to: folder, as: ClipFiles.reference) }
    }

    /// A character takes part when the prompt calls it by its name, letter by letter.
    private func checkCharacters(_ parameters: CreateParameters) throws {
        for id in parameters.characters {
            guard let character = try service.jobs.store.character(id) else {
                throw APIError.unknownCharacter(id, param: "characters", status: .badRequest)
            }
            guard parameters.prompt.contains(character.name) else {
                throw APIError.invalid(
                    "characters", "Invalid 'characters': the prompt must contain the name '\(character.name)' verbatim."
                )
            }
        }
    }

    private func inherit(_ id: String, _ draft: inout JobDraft) throws {
        guard let previous = try service.jobs.store.job(id) else { throw APIError.unknownVideo(id) }
        draft.derive(from: previous, as: .remix)
    }
}
