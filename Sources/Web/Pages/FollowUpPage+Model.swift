import Studio

extension FollowUpPage {
    /// - Parameter showsTotal: the total of several clips, which is what the person agrees to.
    init(
        _ source: TakeContents, _ form: FollowUpForm, _ context: StudioContext, showsTotal: Bool = false,
        _ problems: [ProblemLine] = [], _ confirmation: CostPart.Confirmation? = nil
    ) throws {
        let take = source.take
        let operation = form.operation
        let connection = try context.connection(take.server.connection)
        let catalog = try context.catalog(of: connection)
        let count = form.filledPrompts.count
        let isReady = !form.takesSeveral || (showsTotal && !form.filledPrompts[0].isEmpty)
        let price = catalog.price(of: take, operation, seconds: form.seconds)
        title = "\(operation.verb.capitalizedFirst) take \(source.number)"
        chrome = try Chrome("\(title): \(source.video.title)", section: .projects, context: context)
        crumbs = Crumbs(to: source)
        explanation = operation.explanation
        expiry = take.expiryWarning(at: context.clock.now())
        poster = Link.thumbnail(take.id)
        shape = take.settings.size.shape
        sourcePrompt = take.settings.prompt
        facts = take.sourceFacts
        self.problems = problems
        hasProblems = !problems.isEmpty
        action = Link.followUp(operation, take.id)
        token = context.tokens.press(source.video.id, prices: try context.store.priceVersion())
        prompts = form.prompts.enumerated().map { index, text in
            Prompt(
                index, text, of: form,
                price: isReady && form.takesSeveral && !text.trimmed.isEmpty ? price?.display ?? "not known" : nil)
        }
        canAdd = form.takesSeveral && form.prompts.count < FollowUpForm.mostPrompts
        mostPrompts = FollowUpForm.mostPrompts
        let pieces = operation == .extension ? catalog.pieces(of: take) : []
        lengths = pieces.map { Choice(piece: $0, after: take, form.seconds, pieces, catalog) }
        hasLengths = !lengths.isEmpty
        lengthHint = hasLengths ? take.extensionHint(after: try context.extensions(of: take)) : nil
        bill =
            try isReady
            ? CostPart(
                operation.noun(count), cost: hasLengths ? nil : price.map { ($0 * count).display } ?? "not known",
                amount: hasLengths ? nil : price.map { $0 * count },
                rate: catalog.words(for: take, operation, seconds: form.seconds, count: count), at: connection,
                for: source.project, confirmation: confirmation, context) : nil
        agreedCount = isReady && form.takesSeveral ? count : nil
        let total = price.map { " for \(($0 * count).display)" } ?? ""
        submit =
            isReady ? "Generate \(operation.noun(count, article: true))\(hasLengths ? "" : total)" : "Show the total"
        backHref = Link.take(source)
    }
}

extension FollowUpPage.Prompt {
    fileprivate init(_ index: Int, _ text: String, of form: FollowUpForm, price: String?) {
        id = index == 0 ? "prompt" : "prompt-\(index + 1)"
        label = form.takesSeveral ? "Prompt \(index + 1)" : "Prompt"
        self.text = text
        self.price = price
        isOneOfSeveral = form.takesSeveral
    }
}

extension Choice {
    fileprivate init(
        piece: Int, after take: Generation, _ chosen: String, _ pieces: [Int], _ catalog: Catalog
    ) {
        let price = catalog.price(of: take, .extension, seconds: "\(piece)")?.display ?? "price not known"
        value = "\(piece)"
        self.price = "\(price), \(take.settings.filmSeconds + piece) s in all"
        checked = chosen.isEmpty ? piece == pieces.first : "\(piece)" == chosen
    }
}

extension Catalog {
    fileprivate func pieces(of take: Generation) -> [Int] {
        pieces(of: take.settings.model, after: take.settings.filmSeconds, limits: take.server.kind.extensionLimits)
    }

    /// Seconds that are made and paid: an extension's new piece, else the whole film.
    private func paidSeconds(_ take: Generation, _ operation: SourceJob.Operation, _ typed: String) -> Int {
        guard operation == .extension else { return take.settings.filmSeconds }
        return Int(typed) ?? pieces(of: take).first ?? 0
    }

    fileprivate func price(of take: Generation, _ operation: SourceJob.Operation, seconds: String) -> Money? {
        cost(
            model: take.settings.model, seconds: paidSeconds(take, operation, seconds), size: take.settings.size)
    }

    fileprivate func words(
        for take: Generation, _ operation: SourceJob.Operation, seconds: String, count: Int
    ) -> String {
        guard let rate = rate(model: take.settings.model, size: take.settings.size) else {
            return "The price is not known."
        }
        let times = count == 1 ? "" : "\(count) × "
        return "\(times)\(paidSeconds(take, operation, seconds)) s at \(rate.display) a second"
    }
}

extension Generation {
    fileprivate var sourceFacts: [Fact] {
        [
            Fact(label: "Model", value: settings.model), Fact(label: "Length", value: "\(settings.filmSeconds) s"),
            Fact(label: "Size", value: settings.size.description),
        ]
    }

    /// Some servers make nothing from a job whose files are gone.
    fileprivate func expiryWarning(at now: Timestamp) -> String? {
        guard let expiresAt, expiresAt < now else { return nil }
        return "The server kept this take’s film until \(expiresAt.display). It may refuse to go on from it; that costs"
            + " nothing as far as is known."
    }

    fileprivate func extensionHint(after times: Int) -> String? {
        guard let limits = server.kind.extensionLimits else { return nil }
        let before = times == 0 ? "" : " It was extended \(times == 1 ? "once" : "\(times) times") so far."
        return "You pay for the new piece. The whole film may have \(limits.seconds) s and be extended"
            + " \(limits.times) times.\(before)"
    }
}

extension SourceJob.Operation {
    /// `a remix`, `3 remixes`.
    func noun(_ count: Int, article: Bool = false) -> String {
        let (one, several) =
            switch self {
            case .remix: ("remix", "remixes")
            case .edit: ("edit", "edits")
            case .extension: ("extension", "extensions")
            }
        guard count == 1 else { return "\(count) \(several)" }
        return article ? "the \(one)" : "This \(one)"
    }

    fileprivate var explanation: String {
        switch self {
        case .remix:
            "The same film once more, as another prompt says. Each prompt makes a new take of this video; you see the"
                + " total before anything is sent."
        case .edit: "Changes in the film what the prompt says, and keeps the rest. It becomes a new take of this video."
        case .extension:
            "Goes on where the film ends. The new take is the whole film, old part and new part together."
        }
    }
}
