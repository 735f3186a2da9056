import HTTPServer
import Studio

/// `GET /generations/{id}`: everything that is known of one take, and everything that happened to it.
struct RecordPage: Page {
    static let view = "record"

    struct Line: Encodable {
        let at: String
        let text: String
    }

    struct Picture: Encodable {
        let label: String
        let source: String
        let width: Int
        let height: Int
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let name: String
    let state: StateBadge
    let problem: ProblemNote?
    let facts: [Fact]
    let prompt: String
    let pictures: [Picture]
    let hasPictures: Bool
    /// What can be made from it; nil where nothing can.
    let followUps: FollowUps?
    let serverCopy: ServerCopyPart?
    /// Where it comes from and what came of it; nil for a take that stands alone.
    let tree: LineageTree?
    let happened: [Line]
    let wire: [Line]
    let hasWire: Bool
    let wireCount: String
}

extension RecordPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        let entries = try context.store.entries(of: contents.take.id)
        return try context.show(RecordPage(contents, entries, context), isCacheable: true, to: request)
    }

    /// `GET /generations/{id}/server-copy`: whether the server has deleted its job, for the script that keeps it live.
    static func serverCopyFragment(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        let connection = try context.store.connection(take.server.connection)
        let part = ServerCopyPart(of: take, at: connection, try context.store.entries(of: take.id))
        return try context.fragment(part, view: "partials/server-copy", to: request)
    }

    init(_ contents: TakeContents, _ entries: [LoggedEntry], _ context: StudioContext) throws {
        let take = contents.take
        name = "Take \(contents.number)"
        chrome = try Chrome(
            "\(contents.video.title), \(name)", section: .projects, context: context,
            refreshes: take.serverDeletion == .wanted)
        crumbs = Crumbs(to: contents)
        state = StateBadge(take.state)
        problem = ProblemNote(take, try context.reason(of: take))
        facts =
            take.facts(at: context.clock.now(), pollInterval: context.pollInterval)
            + (try context.characterFacts(of: take)) + take.recordFacts
        let connection = try context.store.connection(take.server.connection)
        let followUps = try FollowUps(of: take, at: connection, context)
        self.followUps = followUps.isEmpty ? nil : followUps
        serverCopy = ServerCopyPart(of: take, at: connection, entries)
        tree = LineageTree(of: contents, try context.store.relatives(of: contents.video.id, nil))
        prompt = take.settings.prompt
        pictures = take.pictures
        hasPictures = !pictures.isEmpty
        happened = entries.filter { $0.entry.kind != .wire }.map(Line.init)
        wire = entries.filter { $0.entry.kind == .wire }.map(Line.init)
        hasWire = !wire.isEmpty
        wireCount = counted(wire.count, "line")
    }
}

extension RecordPage.Line {
    init(_ logged: LoggedEntry) {
        at = logged.at.exact
        text = logged.entry.text
    }
}

extension Generation {
    /// Each picture as it was sent, and as it was given where that is another.
    fileprivate var pictures: [RecordPage.Picture] {
        settings.references.enumerated().flatMap { index, image in
            let place = index + 1
            let number = settings.references.count > 1 ? "Picture \(place)" : "Picture"
            let sent = RecordPage.Picture(
                label: "\(number) as it was sent", source: Link.sent(id, place), width: settings.size.width,
                height: settings.size.height)
            guard let origin = image.origin, !image.isOriginal else { return [sent] }
            let given = RecordPage.Picture(
                label: "As it was given, \(origin.picture.size)", source: Link.given(id, place),
                width: origin.picture.size.width, height: origin.picture.size.height)
            return [sent, given]
        }
    }

    /// What only its record shows.
    fileprivate var recordFacts: [Fact] {
        [
            ("Generation", id.description), ("Job", jobID.map { $0.foreign(limit: 120) }),
            ("Server", isSimulated ? "Simulator" : server.address),
            ("Server’s status", serverStatus), ("Sent", submittedAt?.exact), ("Last heard", lastHeardAt?.exact),
            ("Next try", nextAttemptAt?.exact), ("Server keeps it until", expiresAt?.exact),
            ("Over", completedAt?.exact), ("SHA-256", media?.sha256),
        ].compactMap { label, value in value.map { Fact(label: label, value: $0) } }
    }
}
