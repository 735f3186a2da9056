import Studio

/// Turns a server's job into the studio's own words.
struct JobReader: Sendable {
    let words: StatusWords
    /// Masked wherever the server's own text is kept to be shown.
    let key: APIKey?
    let usableID: @Sendable (_ told: String, _ known: String) -> String

    /// - Parameters:
    ///   - asked: the id that was asked for, which stands in where the reply names none.
    ///   - source: the id of the job that this one was made from.
    ///   - cost: what the server stated beside the job.
    /// - Returns: nil when there is no usable id.
    func job(_ message: VideoMessage, asked: String? = nil, source: String? = nil, cost: Money? = nil) -> RemoteJob? {
        guard let id = id(message.id, asked, source), JobID.isUsable(id) else { return nil }
        return RemoteJob(
            id: id,
            status: status(of: message),
            word: shown(message.status, limit: 80),
            progress: message.progress.flatMap(Self.percentage),
            model: message.model,
            seconds: message.seconds?.integer.flatMap { Int(exactly: $0) },
            size: message.size.flatMap { ClipSize($0) },
            prompt: message.prompt,
            createdAt: message.createdAt.flatMap(Self.time),
            completedAt: message.completedAt.flatMap(Self.time),
            expiresAt: message.expiresAt.flatMap(Self.time),
            statedCost: message.usage?.cost.flatMap { Money(dollars: $0.value) } ?? cost)
    }

    private func id(_ told: String?, _ asked: String?, _ source: String?) -> String? {
        guard let told, let known = asked ?? source else { return told ?? asked }
        return usableID(told, known)
    }

    private func status(of message: VideoMessage) -> RemoteStatus {
        guard let word = message.status else { return .queued }
        switch words.meaning(of: word) {
        case .queued: return .queued
        case .running: return .running
        case .finished: return .finished
        case .ended(let code): return .ended(problem(message.error, code: code, word: word))
        }
    }

    private func problem(_ fault: Fault?, code: String, word: String) -> Problem {
        let told = shown(fault?.message, limit: 1500)
        let silent = "The server says “\(shown(word, limit: 80))” and gives no reason. Try again or ask the provider."
        return Problem(
            code: fault?.ownCode.map { shown($0, limit: 100) } ?? code, message: told.isEmpty ? silent : told)
    }

    private func shown(_ text: String?, limit: Int) -> String {
        let fit = (text ?? "").foreign(limit: limit)
        return key?.masking(fit) ?? fit
    }

    /// Held within 0…100; a number that is no percentage at all is none.
    private static func percentage(_ number: LooseNumber) -> Int? {
        guard (-1000...1000).contains(number.value) else { return nil }
        return Int(min(max(number.value, 0), 100))
    }

    /// 0 stands for "none" at servers that leave nothing out.
    private static func time(_ number: LooseNumber) -> Timestamp? {
        guard number.value > 0, number.value < 1e15 else { return nil }
        return Timestamp(unixSeconds: Int64(number.value))
    }
}
