import HTTPClient
import Studio

extension RemoteJob {
    /// Reads a job out of a reply.
    /// - Parameter asked: the id that was asked for, which stands in where the reply names none.
    /// - Returns: nil when there is no usable id.
    init?(_ message: VideoMessage, asked: String? = nil, words: StatusWords, cost: Money? = nil) {
        guard let id = message.id ?? asked, Self.isUsable(id) else { return nil }
        self.init(
            id: id,
            status: Self.status(of: message, words),
            word: (message.status ?? "").foreign(limit: 80),
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

    /// 1–1,000 printable characters, not all of them white space.
    static func isUsable(_ id: String) -> Bool {
        (1...1000).contains(id.unicodeScalars.count) && !id.trimmed.isEmpty
            && id.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            }
    }

    private static func status(of message: VideoMessage, _ words: StatusWords) -> RemoteStatus {
        guard let word = message.status else { return .queued }
        switch words.meaning(of: word) {
        case .queued: return .queued
        case .running: return .running
        case .finished: return .finished
        case .ended(let code): return .ended(problem(message.error, code: code, word: word))
        }
    }

    private static func problem(_ fault: Fault?, code: String, word: String) -> Problem {
        let told = fault?.message?.foreign(limit: 1500) ?? ""
        let silent = "The server says “\(word.foreign(limit: 80))” and gives no reason. Try again or ask the provider."
        return Problem(code: fault?.word ?? code, message: told.isEmpty ? silent : told)
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
