import HTTPClient
import Studio

extension VideosAPIServer {
    /// Sends the paid request once, on a connection of its own that is not used again. What the server cannot make as
    /// it was asked for is refused here.
    package func create(_ settings: GenerationSettings, references: [String]) async -> SubmitAnswer {
        guard settings.characters.isEmpty || dialect.capabilities.characters && settings.source == nil else {
            return .refused(explain.cannot("put characters into such a video"))
        }
        guard let source = settings.source else {
            return await submit(
                CreateBody(dialect: dialect, settings: settings, references: references), to: videos())
        }
        return switch source.operation {
        case .remix: await remix(source.jobID, settings)
        case .edit: await edit(source.jobID, prompt: settings.prompt)
        case .extension: await extend(source.jobID, prompt: settings.prompt, seconds: settings.seconds)
        }
    }

    func submit(_ body: CreateBody, to url: HTTPURL, from source: String? = nil) async -> SubmitAnswer {
        do throws(Problem) {
            return await submit(try await body.written(), to: url, from: source)
        } catch {
            return .unsent(error)
        }
    }

    /// Every paid request goes through here.
    /// - Parameter source: the job that the new one is made from.
    func submit(_ body: HTTPRequest.Body, to url: HTTPURL, from source: String?) async -> SubmitAnswer {
        var request = courier.request("POST", url)
        request.headers += dialect.paidHeaders
        request.body = body
        request.singleUse = true
        switch await courier.send(request, to: url) {
        case .success(let reply): return classified(reply, from: source)
        case .failure(let error) where error.requestBytesSent == 0: return .unsent(explain.problem(error))
        case .failure(let error): return .unknown(explain.problem(error), evidence: nil)
        }
    }

    private func classified(_ reply: HTTPReply, from source: String?) -> SubmitAnswer {
        if let job = job(reply, source: source) { return .accepted(job) }
        return switch ReplyClass.ofSubmit(status: reply.status, fault: reply.fault) {
        case .success: .unknown(noUsableID(reply), evidence: evidence(reply))
        case .refused: .refused(explain.problem(reply))
        case .needsMending: .needsMending(toMend(reply))
        case .comeLater: .comeLater(explain.problem(reply), after: reply.headers.retryAfter)
        case .unknown: .unknown(explain.problem(reply), evidence: evidence(reply))
        }
    }

    /// A key that was good enough for the list a moment ago is no wrong key.
    private func toMend(_ reply: HTTPReply) -> Problem {
        let isAboutKey = reply.status == 401 || reply.status == 403
        return isAboutKey && acquaintance.hasListed ? explain.keyWithoutVideo(reply) : explain.problem(reply)
    }

    /// The job in a reply, with the cost that the server states beside it.
    func job(_ reply: HTTPReply, asked: String? = nil, source: String? = nil) -> RemoteJob? {
        reply.video.flatMap { reader.job($0, asked: asked, source: source, cost: reply.headers.statedCost) }
    }

    private func noUsableID(_ reply: HTTPReply) -> Problem {
        if reply.isWebPage { return explain.problem(reply) }
        return explain.masked(
            code: "no_job_id",
            "\(explain.host) answered \(reply.status) but gave no usable job id. It may have started the job.")
    }

    /// What came back, for support: at most 64 KiB.
    private func evidence(_ reply: HTTPReply) -> String? {
        guard !reply.body.isEmpty else { return nil }
        let text = String(decoding: reply.body, as: UTF8.self)
        let masked = courier.key?.masking(text) ?? text
        return String(decoding: masked.utf8.prefix(65_536 - 3), as: UTF8.self)
    }
}
