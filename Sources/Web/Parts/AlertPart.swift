import Studio

/// An alert in words: what, which, since when, until when, and what to do.
struct AlertPart: Encodable {
    let text: String
    /// `bad` or `wait`.
    let tone: String
    /// When it goes on; nil: not by itself, or nobody knows.
    let until: Countdown?
    let linkLabel: String
    let href: String
}

extension AlertPart {
    init(_ alert: Alert, now: Timestamp) {
        tone = alert.isSerious ? "bad" : "wait"
        switch alert {
        case .failures(let failed, let ended, let threshold):
            text =
                "\(failed) of the last \(ended) generations failed, more than \(threshold) %. Look at the"
                + " causes, and change the prompt, the model or the connection before you make more."
            (linkLabel, href) = ("See the causes", "\(Link.usage)#failures")
        case .dearClip(let clip, let threshold):
            text =
                "A clip of the last 24 hours costs \(clip.measure.display), more than \(threshold.display). Choose"
                + " fewer seconds or a smaller size for drafts, or set a limit per clip in Settings."
            (linkLabel, href) = ("Open the take", Link.record(clip.generation))
        case .slowGeneration(let slow, let threshold):
            text =
                "A generation took \(slow.measure.display) or is still under way after that, more than"
                + " \(threshold.display). Look whether its server is overloaded; what runs is never sent again."
            (linkLabel, href) = ("Open the take", Link.record(slow.generation))
        case .paused(let trouble):
            text = "\(trouble.shortName) is paused: \(trouble.problem.message)\(trouble.extent)"
            (linkLabel, href) = ("Mend it and go on", Link.connection(trouble.connection))
        case .outOfCredit(let trouble):
            text =
                "\(trouble.shortName) had no credit left: \(trouble.problem.message)\(trouble.extent)"
                + " Once there is credit, press Send again on what waits."
            (linkLabel, href) = ("Open the queue", Link.queue)
        case .rateLimited(let trouble):
            text =
                "\(trouble.shortName) limits how often it is asked, \(trouble.times == 1 ? "once" : "\(trouble.times) times")"
                + " in the last hour: \(trouble.problem.message)\(trouble.extent)"
                + " If it goes on, let fewer jobs run there at a time."
            (linkLabel, href) = ("Open the connection", Link.connection(trouble.connection))
        }
        until = alert.until.map { Countdown($0, now: now) }
    }
}

extension Alert {
    fileprivate var until: Timestamp? {
        if case .rateLimited(let trouble) = self { trouble.until } else { nil }
    }
}

extension AlertFacts.Trouble {
    fileprivate var shortName: String { name.foreign(limit: 100) }

    /// Since when, and how much waits for it.
    fileprivate var extent: String {
        let waits =
            waiting == 0 ? "" : ", and \(counted(waiting, "generation")) \(waiting == 1 ? "waits" : "wait") for it"
        return " That is so since \(since.display)\(waits)."
    }
}
