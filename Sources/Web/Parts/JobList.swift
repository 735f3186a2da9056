import Studio

/// A server's jobs that the studio does not have, and the fragment that keeps their list live while it is asked for.
struct JobList: Encodable {
    struct Job: Encodable {
        let id: String
        let shownID: String
        let words: String
        let prompt: String?
        let checked: Bool
        /// Why it cannot be kept; nil where it can.
        let reason: String?
    }

    struct ProjectOption: Encodable {
        let value: String
        let label: String
        let selected: Bool
    }

    let heading: String
    let jobs: [Job]
    let hasJobs: Bool
    let others: [Job]
    let hasOthers: Bool
    let action: String
    let token: String
    let projects: [ProjectOption]
    let newProject: String
    let live: String?
}

extension JobList {
    init(of connection: Connection, _ choice: JobChoice, _ context: StudioContext) throws {
        let listing = context.connections.jobs(connection.id)
        let known = try context.store.ownedJobs(at: connection.server)
        let open = try context.store.unfinished().filter { take in
            take.server.connection == connection.id && (take.state == .submitting || take.state == .uncertain)
        }
        let news = listing.jobs.filter { !known.contains($0.id) }.map { job in
            Job(job, reason: job.reason(open), checked: choice.jobs.contains(job.id))
        }
        jobs = news.filter { $0.reason == nil }
        others = news.filter { $0.reason != nil }
        (hasJobs, hasOthers) = (!jobs.isEmpty, !others.isEmpty)
        heading = listing.words(news: news.count)
        action = Link.keepJobs(connection.id)
        token = context.tokens.action(action)
        projects = try context.store.projectChoices().map { project in
            ProjectOption(
                value: project.id.description, label: project.title, selected: project.id == choice.project)
        }
        newProject = choice.newProject
        live = listing == .asking ? Link.jobList(connection.id) : nil
    }
}

extension JobList.Job {
    fileprivate init(_ job: RemoteJob, reason: String?, checked: Bool) {
        id = job.id
        shownID = job.id.foreign(limit: 120)
        words = job.facts
        prompt = job.prompt.map { $0.foreign(limit: 300) }.flatMap { $0.isEmpty ? nil : $0 }
        self.checked = checked
        self.reason = reason
    }
}

extension RemoteJob {
    /// Its state, model, length, size and time, as far as the server tells them.
    var facts: String {
        let parts = [
            word, model, seconds.map { "\($0) s" }, size?.description, createdAt.map { "created \($0.exact)" },
        ]
        return parts.compactMap { $0?.foreign(limit: 80) }.joined(separator: ", ")
    }

    /// Why it cannot be kept here.
    /// - Parameter open: takes of which it is not known whether the server accepted them.
    fileprivate func reason(_ open: [Generation]) -> String? {
        if case .ended(let problem) = status { return "It ended without a film: \(problem.message)" }
        if importable == nil { return "The server does not tell its model, length and size." }
        guard open.contains(where: { couldBe($0.settings) }) else { return nil }
        return "It may be the job of a take whose acceptance is being made sure of."
    }
}

extension JobListing {
    fileprivate var jobs: [RemoteJob] {
        if case .answered(let jobs, _, _) = self { jobs } else { [] }
    }

    fileprivate func words(news: Int) -> String {
        switch self {
        case .notAsked: return "The server was not asked for its jobs since Dailies was started. Asking costs nothing."
        case .asking: return "Asking the server for its jobs…"
        case .failed(let problem): return problem.message
        case .answered(let jobs, let hasMore, let at):
            let all = "At \(at.clockTime) the server listed \(counted(jobs.count, "job"))"
            let more = hasMore ? ", the newest of more than it was asked for" : ""
            return news == 0
                ? "\(all)\(more). None of them is unknown here."
                : "\(all)\(more). \(news) of them \(news == 1 ? "is" : "are") not here."
        }
    }
}
