import HTTPServer

/// What all operations that make a job have in common.
extension Service {
    /// The request's fields in OpenAI's names.
    func fields(_ request: Request, for making: JobMaking) throws -> RequestFields {
        try dialect.translated(try RequestFields(request.body), making)
    }

    /// What the prompt asks to be acted out, else what every job is to act out. Throws 400 for an unknown name.
    func scenario(for prompt: String) throws(APIError) -> Scenario? {
        try ScenarioTag.scenario(in: prompt) ?? standingScenario
    }

    /// Throws 400 unless the job is completed and its clip is there.
    func completed(_ job: Job, param: String) throws(APIError) -> Job {
        let now = now()
        let state = job.state(at: now)
        guard state.status == .completed else {
            throw .invalid(param, "Video '\(job.id.prefix(100))' is not completed.", code: "video_not_ready")
        }
        guard state.expiresAt.map({ now / 1000 < $0 }) ?? true else {
            throw .invalid(param, "Video '\(job.id.prefix(100))' has expired.", code: "video_expired")
        }
        return job
    }

    /// Saves the job and has it rendered, unless it is refused. `fill` puts what it is made from into its folder.
    func make(_ draft: JobDraft, _ scenario: Scenario?, fill: (Folder) throws -> Void = { _ in }) throws -> Job {
        if let refusal = scenario?.refusal, !scenario!.refusesOnlyOnce || refusals.isFirst(draft.prompt) {
            throw refusal
        }
        try rates.admit(at: now(), running: { try jobs.store.unfinishedCount(at: now()) })
        let job = try job(draft, scenario)
        try jobs.add(job, fill: fill)
        if let loss = scenario?.loss { throw loss }
        return job
    }

    func startedResponse(_ view: JobView) -> Response {
        let body = dialect.started?(view) ?? dialect.video(view)
        var response = JSON.response(body, status: dialect.startedStatus)
        response.headers += dialect.videoHeaders(view)
        return response
    }

    private func freshID(_ model: String, _ now: Int64) throws -> String {
        let identities = jobs.identities
        return try identities.fresh {
            dialect.ids(
                JobIdentity(created: identities.time(now) / 1000, bytes: identities.bytes(20), model: model))
        } isTaken: {
            try jobs.store.job($0) != nil
        }
    }

    private func job(_ draft: JobDraft, _ scenario: Scenario?) throws -> Job {
        let now = now()
        let id = try freshID(draft.model, now)
        let duration = configuration.duration + (scenario?.delay ?? 0)
        var job = Job(
            id: id, model: draft.model, prompt: draft.prompt, seconds: draft.seconds,
            size: draft.size, created: now, duration: duration)
        job.reference = draft.reference
        (job.kind, job.source, job.look) = (draft.kind, draft.source, draft.look)
        (job.head, job.extensions, job.hasFootage) = (draft.head, draft.extensions, draft.hasFootage)
        job.lifetime = scenario?.lifetime ?? dialect.lifetime
        switch scenario?.ending {
        case .fails(let code, let message):
            job.failure = Job.Failure(at: now + max(1, duration * 6 / 10), code: code, message: message)
        case .stalls(let percent): job.stall = percent
        case nil: break
        }
        return job
    }
}
