import HTTPServer
import Studio

/// `GET /generations/{id}/uncertain`: a request may have been accepted, and only the person can decide. Calm: what is
/// at stake, which jobs could be it, and what can be done. Nothing here is sent by itself.
struct UncertainPage: Page {
    static let view = "uncertain"

    struct Candidate: Encodable {
        let jobID: String
        let shownID: String
        let words: String
        let prompt: String?
    }

    struct Form: Encodable {
        let href: String
        let token: String
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let name: String
    let stake: String
    let facts: [Fact]
    let prompt: String
    let hasProblems: Bool
    let problems: [ProblemLine]
    let looked: String
    let candidates: [Candidate]
    let hasCandidates: Bool
    let typedID: String
    let adopt: Form
    /// Nil where the server cannot list its jobs.
    let look: Form?
    let giveUp: Form
    let replace: Form
    let replaceCost: String
}

extension UncertainPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        guard contents.take.state == .uncertain else { return .redirect(to: Link.take(contents)) }
        return try context.show(UncertainPage(contents, context))
    }

    init(
        _ contents: TakeContents, _ context: StudioContext, typedID: String = "", problems: [Problem] = []
    ) throws {
        let take = contents.take
        let offers = try context.offers(like: take)
        func form(_ href: String) -> Form { Form(href: href, token: context.tokens.action(href)) }
        name = "Take \(contents.number)"
        chrome = try Chrome("\(contents.video.title), \(name)", section: .projects, context: context)
        crumbs = Crumbs(to: contents)
        stake = take.stake
        facts = take.facts(at: context.clock.now(), pollInterval: context.pollInterval)
        prompt = take.settings.prompt
        self.problems = problems.map(ProblemLine.init)
        hasProblems = !problems.isEmpty
        let answer = context.worker.candidates(take.id)
        looked = answer.words
        candidates = answer.jobs.map(Candidate.init)
        hasCandidates = !candidates.isEmpty
        self.typedID = typedID
        adopt = form(Link.adopt(take.id))
        look = answer == .unsupported ? nil : form(Link.lookAgain(take.id))
        giveUp = form(Link.giveUp(take.id))
        replace = Form(
            href: Link.replace(take.id),
            token: context.tokens.again(take, newest: contents.newest ?? take.id, prices: offers.version))
        replaceCost = offers.cost(of: take.settings)?.display ?? "an unknown amount"
    }
}

extension UncertainPage.Candidate {
    init(_ job: RemoteJob) {
        jobID = job.id
        shownID = job.id.foreign(limit: 120)
        words = job.facts
        prompt = job.prompt.map { String($0.prefix(300)) }
    }
}

extension CandidatesAnswer {
    fileprivate var jobs: [RemoteJob] {
        if case .listed(let jobs, _) = self { jobs } else { [] }
    }

    fileprivate var words: String {
        switch self {
        case .notLooked: "The server’s list has not been looked at since Dailies was started."
        case .unsupported: "This server cannot list its jobs, so it cannot be looked up here."
        case .listed(let jobs, let at):
            jobs.isEmpty
                ? "At \(at.clockTime) the server listed no job that could be this one."
                : "At \(at.clockTime) the server listed \(counted(jobs.count, "job")) that could be this one."
        }
    }
}
