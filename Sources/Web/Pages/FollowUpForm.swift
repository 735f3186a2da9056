import HTTPServer
import Studio

/// The form for what is made from a finished take, as it was filled in.
struct FollowUpForm {
    /// So many remixes are made at once at most.
    static let mostPrompts = 20
    /// So many fields a form for several begins with.
    private static let firstPrompts = 3

    let operation: SourceJob.Operation
    /// As they were typed; empty ones are passed over.
    var prompts: [String]
    /// Of an extension's new piece.
    var seconds = ""
    /// How many clips the total was shown for; nil: no total was shown yet.
    var agreedCount: Int?
    var confirmsUnknownCost = false
    var confirmsLargeCost = false
}

extension FollowUpForm {
    /// Nothing typed yet.
    /// - Parameter like: a take that was made so before.
    init(_ operation: SourceJob.Operation, like: Generation?) {
        let typed = like.map { [$0.settings.prompt] } ?? []
        let count = operation == .remix ? Self.firstPrompts : 1
        self.init(
            operation: operation, prompts: typed + Array(repeating: "", count: count - typed.count),
            seconds: like.map { "\($0.settings.seconds)" } ?? "")
    }

    init(_ operation: SourceJob.Operation, _ fields: Fields) {
        let prompts = fields.all("prompt").map { $0.replacing("\r\n", with: "\n") }
        self.init(
            operation: operation, prompts: prompts.isEmpty ? [""] : Array(prompts.prefix(Self.mostPrompts)),
            seconds: fields["seconds"] ?? "", agreedCount: fields["count"].flatMap { Int($0) },
            confirmsUnknownCost: fields["confirm_unknown_cost"] == "true",
            confirmsLargeCost: fields["confirm_cost"] == "true")
        if fields.contains("another"), prompts.count < Self.mostPrompts { self.prompts.append("") }
    }

    /// Several clips are made only after their total was seen; one has its price beside its button.
    var takesSeveral: Bool { operation == .remix }

    /// Those that say something; a form without any has one that is empty, to be refused in words.
    var filledPrompts: [String] {
        let filled = prompts.filter { !$0.trimmed.isEmpty }
        return filled.isEmpty ? [""] : filled
    }

    func order(from source: TakeContents, token: String, shownPrices: Int64?) -> Order? {
        Order(
            from: source, operation, prompts: filledPrompts, seconds: seconds, token: token, shownPrices: shownPrices,
            acceptsUnknownCost: confirmsUnknownCost, acceptsLargeCost: confirmsLargeCost)
    }
}

extension Order {
    /// Clips made from a finished take's job: at its server, by its model, of its size.
    /// - Returns: nil for a take without a job.
    init?(
        from source: TakeContents, _ operation: SourceJob.Operation, prompts: [String], seconds: String, token: String,
        shownPrices: Int64?, acceptsUnknownCost: Bool, acceptsLargeCost: Bool
    ) {
        let take = source.take
        guard let job = take.source(for: operation) else { return nil }
        self.init(
            video: source.video,
            drafts: prompts.map { prompt in
                SettingsDraft(
                    prompt: prompt, model: take.settings.model, seconds: seconds, size: take.settings.size.description)
            },
            connection: take.server.connection, source: job, origin: take, token: token,
            shownPrices: shownPrices, acceptsUnknownCost: acceptsUnknownCost, acceptsLargeCost: acceptsLargeCost,
            parent: Lineage(generation: take.id, relation: operation.relation))
    }
}
