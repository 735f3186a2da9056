import Studio

/// An alert in words: what, which, and what to do.
struct AlertPart: Encodable {
    let text: String
    /// `bad` or `wait`.
    let tone: String
    let linkLabel: String
    let href: String
}

extension AlertPart {
    init(_ alert: Alert) {
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
        case .paused(let pause):
            text = "\(pause.name.foreign(limit: 100)) is paused: \(pause.problem.message)"
            (linkLabel, href) = ("Open the connection", Link.connection(pause.connection))
        case .outOfCredit(let held):
            text =
                "\(counted(held, "generation")) \(held == 1 ? "waits" : "wait") for credit. Add credit at the"
                + " server, then press Send again on the take."
            (linkLabel, href) = ("Open the queue", Link.queue)
        case .rateLimited(let times):
            text =
                "In the last hour a server said \(times == 1 ? "once" : "\(times) times") to come later. What waits"
                + " is sent by itself; let fewer jobs run at a time in the connection’s settings."
            (linkLabel, href) = ("Open the connections", Link.settings)
        }
    }
}

extension StudioContext {
    func alerts() throws -> [Alert] {
        try store.alertThresholds().alerts(try store.alertFacts(at: clock.now()))
    }
}
