import Studio

/// One take on its video's page, and the fragment that keeps it live: the same partial paints both.
struct TakePart: Encodable {
    struct Film: Encodable {
        let source: String
        let poster: String
        let width: Int
        let height: Int
        let label: String
    }

    struct Action: Encodable {
        let href: String
        let token: String
        let label: String
        let tone: String
    }

    let id: String
    let name: String
    let shape: String
    let state: StateBadge
    let progress: ProgressNote?
    let problem: ProblemNote?
    let facts: [Fact]
    let film: Film?
    let simulated: String?
    /// The take's prompt where it differs from the video's.
    let otherPrompt: String?
    let downloadHref: String?
    let actions: [Action]
    /// Where the fresh state is to be had; nil once nothing changes any more.
    let live: String?
}

extension TakePart {
    /// - Parameters:
    ///   - number: 1 for the video's first take.
    ///   - newest: the video's newest take.
    init(
        _ take: Generation, number: Int, of video: Video, newest: GenerationID, catalog: Catalog,
        context: StudioContext
    ) {
        id = take.id.description
        name = "Take \(number)"
        shape = take.settings.size.shape
        state = StateBadge(take.state)
        progress = ProgressNote(take, now: context.clock.now())
        problem = ProblemNote(take)
        facts = take.facts
        film = take.state == .completed ? Film(take, label: "\(video.title), take \(number)") : nil
        simulated =
            take.isSimulated
            ? "Simulated: rendered on this machine, not by Sora. It cost nothing and is in no sum of real spend." : nil
        otherPrompt = take.settings.prompt == video.prompt ? nil : take.settings.prompt
        downloadHref = take.state == .completed ? Link.download(take.id) : nil
        actions = Action.all(for: take, newest: newest, catalog: catalog, tokens: context.tokens)
        live = take.state.isFinal || (take.state == .held) ? nil : Link.fragment(take.id)
    }
}

extension TakePart.Film {
    init(_ take: Generation, label: String) {
        self.init(
            source: Link.film(take.id), poster: Link.thumbnail(take.id), width: take.settings.size.width,
            height: take.settings.size.height, label: label)
    }
}

extension TakePart.Action {
    /// What the person can do with a take in its state.
    static func all(
        for take: Generation, newest: GenerationID, catalog: Catalog, tokens: FormTokens
    ) -> [TakePart.Action] {
        func plain(_ href: String, _ label: String, _ tone: String = "") -> TakePart.Action {
            TakePart.Action(href: href, token: tokens.action(href), label: label, tone: tone)
        }
        if take.state.isFinal {
            let token = tokens.again(take, newest: newest, prices: catalog.version)
            let label = take.state == .completed ? "Make another" : "Try again"
            let cost = catalog.cost(of: take.settings).map { " for \($0.display)" } ?? ""
            return [TakePart.Action(href: Link.retry(take.id), token: token, label: label + cost, tone: "")]
        }
        var actions: [TakePart.Action] = []
        if take.state == .held { actions.append(plain(Link.release(take.id), "Send again", "strong")) }
        if take.cancelRequestedAt == nil { actions.append(plain(Link.cancel(take.id), "Cancel")) }
        return actions
    }
}

extension Catalog {
    func cost(of settings: GenerationSettings) -> Money? {
        cost(model: settings.model, seconds: settings.seconds, size: settings.size)
    }
}
