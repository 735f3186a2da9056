import Studio

/// A video as a card, on its project's page and as the fragment that keeps the card live.
struct VideoCard: Encodable {
    let id: String
    let href: String
    let title: String
    let prompt: String?
    let poster: String?
    /// The poster's film, for the script that plays it while one points at the card.
    let film: String?
    let blank: String
    let shape: String
    let state: StateBadge?
    let takes: String
    let length: String?
    let spent: String?
    let progress: ProgressNote?
    let problem: String?
    let generateHref: String
    let live: String?
}

extension VideoCard {
    init(_ summary: VideoSummary, now: Timestamp) {
        let newest = summary.newest
        let isActive = newest.map { !$0.state.isFinal && $0.state != .held } ?? false
        id = summary.video.id.description
        href = Link.video(summary.video.id)
        title = summary.video.title
        prompt = summary.video.prompt.isEmpty ? nil : String(summary.video.prompt.prefix(200))
        poster = summary.poster.map(Link.thumbnail)
        film = summary.poster.map(Link.film)
        blank = newest == nil ? "Nothing filmed yet" : "No finished take yet"
        shape = newest?.settings.size.shape ?? "landscape"
        state = newest.map { StateBadge($0.state) }
        takes = summary.takes == 0 ? "No take yet" : counted(summary.takes, "take")
        length = newest.map { "\($0.settings.seconds) s" }
        spent = summary.spent == .zero ? nil : summary.spent.display
        progress = newest.flatMap { ProgressNote($0, now: now) }
        problem = newest?.problem?.message
        generateHref = Link.generate(summary.video.id)
        live = isActive ? Link.card(summary.video.id) : nil
    }
}
