import HTTPClient
import Studio

/// Receives one address into the file, following redirects by hand.
struct Receiver {
    /// How it ended.
    enum Receipt: Sendable {
        case answer(FetchAnswer)
        /// The address answered with another status than success.
        case denied(Denial)
        /// The address or a redirect leads where nothing may be fetched.
        case blocked(Problem)
    }

    static let mostRedirects = 3

    let courier: Courier
    let explain: Explanation
    let asset: Asset
    let file: PartialFile
    /// The address at which the own server was reached last.
    private(set) var home: IPAddress?

    init(courier: Courier, explain: Explanation, asset: Asset, file: PartialFile) {
        self.courier = courier
        self.explain = explain
        self.asset = asset
        self.file = file
    }

    mutating func receive(from first: HTTPURL) async -> Receipt {
        var url = first
        var resume = resumable
        var redirects = 0
        while true {
            switch await attempt(url, resume) {
            case .over(let receipt):
                return receipt
            case .again where resume == nil:
                return .answer(.interrupted(explain.uselessParts, retryAfter: nil))
            case .again:
                resume = nil
            case .elsewhere(let location):
                redirects += 1
                switch target(location, from: url, redirects) {
                case .success(let next): url = next
                case .failure(let problem): return .blocked(problem)
                }
            }
        }
    }

    private var resumable: Intake.Resume? {
        guard file.received > 0, let validator = file.validator else { return nil }
        return Intake.Resume(offset: file.received, validator: validator)
    }

    private enum Step {
        case over(Receipt)
        /// From the first byte.
        case again
        case elsewhere(String)
    }

    private mutating func attempt(_ url: HTTPURL, _ resume: Intake.Resume?) async -> Step {
        let record = HeadRecord()
        switch await courier.send(request(url, resume, record), to: url) {
        case .success(let reply):
            if url.origin == courier.base.url.origin { home = reply.effectiveAddress }
            return judge(reply, from: url, resume, record.value)
        case .failure(let error):
            return judge(error, from: url, record.value)
        }
    }

    private func request(_ url: HTTPURL, _ resume: Intake.Resume?, _ record: HeadRecord) -> HTTPRequest {
        let intake = Intake(asset: asset, limit: file.limit, resume: resume)
        let file = file
        var request = courier.request("GET", url, home: home)
        request.timeout = nil
        request.stall = StallLimit(bytesPerSecond: courier.patience.stallPace, for: courier.patience.stall)
        if let resume {
            request.headers += [("Range", "bytes=\(resume.offset)-"), ("If-Range", resume.validator)]
        }
        request.destination = FileDestination(path: file.path, maximumBytes: file.limit) { status, headers in
            let decision = intake.decide(status: status, headers: headers)
            record.note(decision, headers)
            if decision == .start { file.begin(with: headers.validator) }
            return decision.choice
        }
        return request
    }

    private func judge(
        _ reply: HTTPReply, from url: HTTPURL, _ resume: Intake.Resume?, _ head: HeadRecord.Entry?
    ) -> Step {
        switch head?.decision {
        case .start: return .over(.answer(whole()))
        case .goOn(let offset, _, let total): return .over(.answer(rest(offset + reply.bytesReceived, of: total)))
        default: break
        }
        if (300...399).contains(reply.status), let location = reply.headers["location"] { return .elsewhere(location) }
        guard reply.status == 416, let resume else {
            let isOwn = url.origin == courier.base.url.origin
            return .over(.denied(Denial(reply: reply, isOwn: isOwn, explain: explain.of(url.origin))))
        }
        let range = reply.headers["content-range"].flatMap(ContentRange.init)
        return range == .unsatisfied(total: resume.offset) ? .over(.answer(whole())) : .again
    }

    private func judge(_ error: TransportError, from url: HTTPURL, _ head: HeadRecord.Entry?) -> Step {
        let explain = explain.of(url.origin)
        return switch (error.kind, head?.decision) {
        case (.aborted, .object(.wrongPart)): .again
        case (.aborted, .object(let objection)): .over(.answer(explain.answer(to: objection, limit: file.limit)))
        case (.addressRefused, _): .over(.blocked(explain.problem(error)))
        case (.replyTooLarge, .start), (.replyTooLarge, .goOn):
            .over(.answer(explain.answer(to: .tooLarge, limit: file.limit)))
        case (.fileWrite(let code), _): .over(.answer(explain.answer(toWriteError: code, total: head?.total)))
        default: .over(.answer(.interrupted(explain.problem(error), retryAfter: nil)))
        }
    }

    private func whole() -> FetchAnswer {
        guard asset == .video, let head = FileHead(path: file.path), head.isText else { return .received }
        return .unusable(explain.notAFilm(head.excerpt))
    }

    /// A server may send less than the whole rest; the next call goes on from there.
    private func rest(_ size: Int64, of total: Int64?) -> FetchAnswer {
        guard let total, size < total else { return whole() }
        return .interrupted(explain.onlyAPart(size, of: total), retryAfter: nil)
    }
}
