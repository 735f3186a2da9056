import Studio

/// A state as people see it: a word and a tone, which the style sheet colours.
struct StateBadge: Encodable {
    let label: String
    /// `good`, `bad`, `wait`, `lively` or empty.
    let tone: String

    init(_ state: GenerationState) {
        (label, tone) =
            switch state {
            case .queued: ("Queued", "")
            case .held: ("Waits for you", "wait")
            case .submitting: ("Sending", "lively")
            case .uncertain: ("Making sure", "wait")
            case .inProgress: ("In progress", "lively")
            case .downloading: ("Downloading", "lively")
            case .completed: ("Done", "good")
            case .failed: ("Failed", "bad")
            case .cancelled: ("Cancelled", "")
            }
    }
}

/// What stands in the way of a take, with a heading that says how serious it is.
struct ProblemNote: Encodable {
    let title: String
    let message: String

    /// - Parameter problem: the take's own, or why its connection stands still.
    init?(_ take: Generation, _ problem: Problem?) {
        guard let problem else { return nil }
        message = [problem.message, take.state == .failed ? problem.advice : nil].compactMap { $0 }
            .joined(separator: " ")
        title =
            switch take.state {
            case .failed: "It did not work."
            case .held: "It needs you."
            case .uncertain: "It is not known whether the server accepted it."
            case .queued, .submitting, .inProgress, .downloading: "It is delayed."
            case .completed, .cancelled: "Note."
            }
    }
}

extension Problem {
    /// What to do about a job that its server made and that came to nothing; nil where the message says it.
    fileprivate var advice: String? {
        let word = code.lowercased()
        if word.contains("moderation") || word.contains("content_policy") || word.contains("safety") {
            return "Change the prompt or the picture, then generate again."
        }
        return ["internal_error", "server_error", "processing_error", "generation_failed"].contains(word)
            ? "Try again; if it fails the same way once more, choose another model or server." : nil
    }
}

/// How far a running take is, as the server says; nothing is invented.
struct ProgressNote: Encodable {
    /// 0…100; nil shows a bar without a measure.
    let percent: Int?
    let words: String?

    /// - Parameter usual: how long such takes took before.
    init?(_ take: Generation, now: Timestamp, usual: TimeEstimate? = nil) {
        guard take.state.isRunning || take.state == .queued else { return nil }
        percent = take.state == .inProgress ? take.progress : nil
        let parts = [Self.words(take, now), take.state == .downloading ? nil : usual?.words]
        words = parts.compactMap { $0 }.joined(separator: ". ")
    }

    private static func words(_ take: Generation, _ now: Timestamp) -> String? {
        switch take.state {
        case .queued: take.nextTry(now).map { "Next try \($0)" } ?? "Waits for its turn"
        case .submitting:
            take.cancelRequestedAt == nil ? "Sending the request" : "Stopping as soon as the server answers"
        case .downloading:
            take.nextTry(now).map { "Finished at the server; the film is fetched again \($0)" }
                ?? "Finished at the server; fetching the film"
        case .inProgress:
            [slowness(take, now), take.nextTry(now).map { "It is asked again \($0)" }].compactMap { $0 }
                .joined(separator: ". ")
        default: nil
        }
    }

    private static func slowness(_ take: Generation, _ now: Timestamp) -> String? {
        guard let sent = take.submittedAt else { return nil }
        switch Slowness.of(age: now - sent) {
        case .usual: return take.serverStatus.map(Self.serverWords)
        case .unusuallyLong: return "Unusually long: sent at \(sent.clockTime), still being asked for"
        case .stalled: return "Stalled: sent \(sent.display), still being asked for"
        }
    }

    /// The protocol's own words in ours; any other as the server says it.
    private static func serverWords(_ word: String) -> String {
        switch word {
        case "queued": "Waits at the server"
        case "in_progress": "The server works on it"
        default: "The server says: \(word)"
        }
    }
}

extension Generation {
    /// `in 3 min 5 s`, or `now` once that time has come; nil when no time is set.
    fileprivate func nextTry(_ now: Timestamp) -> String? {
        nextAttemptAt.map { $0 > now ? "in \(($0 - now).display)" : "now" }
    }
}

extension TimeEstimate {
    /// By our own history, with its spread.
    fileprivate var words: String {
        low == high
            ? "Usually \(median.display)" : "Usually \(low.display) to \(high.display), by \(count) clips like it"
    }
}

extension ProblemNote {
    static let missingFilm = ProblemNote(
        title: "Its file is missing.",
        message:
            "The film was removed or changed after it was received. It can be fetched again while the server keeps it.")

    /// Nil for a film that can be played.
    init?(_ file: FilmOnDisk) {
        switch file {
        case .whole: return nil
        case .missing: self = .missingFilm
        case .unreadable(let reason):
            self.init(title: "Its file cannot be read.", message: FilmOnDisk.words(unreadable: reason))
        }
    }

    private init(title: String, message: String) {
        self.title = title
        self.message = message
    }
}
