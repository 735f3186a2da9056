import FFmpeg
import HTTPServer

/// `POST /v1/videos`
struct CreateVideo: Sendable {
    /// An image of 25 MiB as a file, or a data URL of the API's own limit.
    static let limits = BodyLimits(
        urlencoded: 0, multipartFields: DataURL.maximumLength + (256 << 10), multipartFile: 25 << 20, maximumFiles: 1,
        json: DataURL.maximumLength + (256 << 10))

    let service: Service

    func respond(_ request: Request) throws -> Response {
        let parameters = try CreateParameters(try RequestFields(request.body), models: service.models)
        let scenario = try ScenarioTag.scenario(in: parameters.prompt)
        let image = try parameters.reference?.image()
        if let image, image.size != parameters.size {
            throw APIError.invalid("input_reference", "Inpaint image must match the requested width and height")
        }
        try refuse(scenario, parameters.prompt)
        let job = job(parameters, scenario, image)
        try service.jobs.add(job) { folder in try image?.save(to: folder, as: ClipFiles.reference) }
        return service.videoResponse(job, at: job.created)
    }

    private func refuse(_ scenario: Scenario?, _ prompt: String) throws(APIError) {
        guard let scenario, let refusal = scenario.refusal else { return }
        if !scenario.refusesOnlyOnce || service.refusals.isFirst(prompt) { throw refusal }
    }

    private func job(_ parameters: CreateParameters, _ scenario: Scenario?, _ image: ReferenceImage?) -> Job {
        let now = service.now()
        let duration = service.configuration.duration + (scenario?.delay ?? 0)
        var job = Job(
            id: JobID.make(at: now), model: parameters.model, prompt: parameters.prompt, seconds: parameters.seconds,
            size: parameters.size, created: now, duration: duration)
        job.reference = image?.format
        switch scenario?.ending {
        case .fails(let code, let message):
            job.failure = Job.Failure(at: now + max(1, duration * 6 / 10), code: code, message: message)
        case .stalls(let percent): job.stall = percent
        case nil: break
        }
        return job
    }
}
