import HTTPServer
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
    /// Why a queued take is not sent yet.
    let waiting: String?
    let problem: ProblemNote?
    let facts: [Fact]
    let lineage: LineagePart?
    let film: Film?
    let simulated: String?
    /// The take's prompt where it differs from the video's.
    let otherPrompt: String?
    let downloadHref: String?
    let posterHref: String?
    let sidecarHref: String?
    /// The Generate form, filled in as for this take.
    let againHref: String
    /// The form with this take's last frame as first frame.
    let continueHref: String?
    let actions: [Action]
    let marks: [TakeMark]
    let isStarred: Bool
    /// It stands for its video.
    let isPicked: Bool
    /// nil where nothing can be made from it.
    let followUps: FollowUps?
    /// What cancelling cannot undo.
    let warning: String?
    /// Where the person decides about a request whose acceptance is not known.
    let decideHref: String?
    /// Everything that happened to the take.
    let recordHref: String
    /// Where the fresh state is to be had; nil once nothing changes any more.
    let live: String?
}

extension TakePart {
    /// - Parameters:
    ///   - number: 1 for the video's first take.
    ///   - newest: the video's newest take.
    ///   - offers: the price list that a new take would go by.
    ///   - relatives: what it was made from and what was made from it.
    init(
        _ take: Generation, number: Int, of video: Video, newest: GenerationID, offers: Catalog, isStarred: Bool,
        relatives: Relatives?, context: StudioContext
    ) throws {
        let connection = try context.store.connection(take.server.connection)
        let file = take.state == .completed ? context.filmFile(of: take) : nil
        let isMissing = file == .missing
        let isRunning = take.state.isRunning || take.state == .queued
        id = take.id.description
        name = "Take \(number)"
        shape = take.settings.size.shape
        state = StateBadge(take.state)
        progress = ProgressNote(
            take, now: context.clock.now(), usual: isRunning ? try context.store.typicalTime(of: take) : nil)
        problem = try file.flatMap(ProblemNote.init) ?? ProblemNote(take, context.reason(of: take))
        waiting = problem == nil ? context.waitWords(for: take, at: connection) : nil
        lineage = LineagePart(relatives, of: video.id)
        facts =
            take.facts(at: context.clock.now(), pollInterval: context.pollInterval)
            + (try context.characterFacts(of: take))
        film = file == .whole ? Film(take, label: "\(video.title), take \(number)") : nil
        simulated =
            take.isSimulated
            ? "Simulated: rendered on this machine, not by Sora. It cost nothing and is in no sum of real spend." : nil
        otherPrompt = take.settings.prompt == video.prompt ? nil : take.settings.prompt
        downloadHref = film == nil ? nil : Link.download(take.id)
        posterHref = film == nil ? nil : Link.poster(take.id)
        sidecarHref = film == nil ? nil : Link.sidecar(take.id)
        againHref = Link.again(video.id, like: take.id)
        continueHref = film == nil ? nil : Link.continuing(take)
        actions = TakeButtons(take: take, tokens: context.tokens).all(
            newest: newest, offers: offers, isMissing: isMissing)
        self.isStarred = isStarred
        isPicked = video.pick == take.id
        let pick = TakeMark.pick(take, isPicked: isPicked, context.tokens)
        marks = [.star(take, isStarred: isStarred, context.tokens)] + (take.state == .completed ? [pick] : [])
        let followUps = try FollowUps(of: take, at: connection, context)
        self.followUps = followUps.isEmpty ? nil : followUps
        warning = take.cancelWarning
        decideHref = take.state == .uncertain ? Link.uncertain(take.id) : nil
        recordHref = Link.record(take.id)
        live = take.state.isFinal || take.state == .held ? nil : Link.fragment(take.id)
    }
}

extension Generation {
    /// Honest words beside the Cancel button: what is accepted may be charged all the same.
    fileprivate var cancelWarning: String? {
        guard !isSimulated else { return nil }
        switch state {
        case .uncertain where cancelRequestedAt != nil:
            return "You asked to stop it: it ends when its job is found, or when you decide."
        case _ where cancelRequestedAt != nil && !state.isFinal:
            return "It is being stopped: as soon as the server answers, it ends here."
        case .submitting, .uncertain:
            return "If the server has accepted it, \(stake) may be charged although you cancel."
        case .inProgress, .downloading: return "If you cancel, \(stake) may be charged all the same."
        default: return nil
        }
    }
}

extension TakePart.Film {
    init(_ take: Generation, label: String) {
        self.init(
            source: Link.film(take.id), poster: Link.thumbnail(take.id), width: take.settings.size.width,
            height: take.settings.size.height, label: label)
    }
}
