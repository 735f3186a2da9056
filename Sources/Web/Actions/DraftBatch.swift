import Crypto
import HTTPServer
import Studio

/// The videos of a project that have a prompt and no take, each with what its Generate form begins with.
struct DraftBatch {
    struct Draft {
        let video: Video
        let connection: Connection
        let words: SettingsDraft
        /// nil when something about it will not do.
        let settings: GenerationSettings?
        let problems: [FieldProblem]
        /// nil when the price is not known.
        let cost: Money?
    }

    /// In the project's order, at most `Press.mostAtOnce`.
    let drafts: [Draft]
    let hasMore: Bool

    /// Pages of a project's videos that are looked through.
    private static let mostPages = 40

    init(drafts: [Draft], hasMore: Bool) {
        self.drafts = drafts
        self.hasMore = hasMore
    }

    init(_ first: ProjectContents, _ context: StudioContext) throws {
        var drafts: [Draft] = []
        var page: ProjectContents? = first
        for _ in 0..<Self.mostPages {
            guard let contents = page, drafts.count <= Press.mostAtOnce else { break }
            for summary in contents.videos where summary.takes == 0 && !summary.video.prompt.trimmed.isEmpty {
                drafts.append(try Draft(summary.video, in: contents.summary.project, context))
            }
            page = try contents.next.flatMap { try context.store.project(contents.summary.project.id, after: $0) }
        }
        hasMore = drafts.count > Press.mostAtOnce
        self.drafts = Array(drafts.prefix(Press.mostAtOnce))
    }

    /// Of what is known; simulated clips cost nothing.
    var total: Money { drafts.filter { !$0.isSimulated }.compactMap(\.cost).reduce(.zero, +) }

    var canSend: Bool { !drafts.isEmpty && drafts.allSatisfy { $0.settings != nil } }

    var note: String? {
        let unknown = drafts.count { $0.settings != nil && $0.cost == nil }
        let simulated = drafts.count(where: \.isSimulated)
        let notes = [
            unknown == 0 ? nil : "the price of \(unknown) is not known and not in it",
            simulated == 0 ? nil : "\(simulated) simulated, which cost nothing",
        ].compactMap { $0 }
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// Equal for equal clips at equal prices: a page that was made of others is not taken.
    var digest: String {
        let parts = drafts.map { draft in
            let settings = draft.settings?.digest(for: draft.video.id, at: draft.connection.id) ?? "-"
            return "\(settings) \(draft.cost?.microDollars ?? -1)"
        }
        return Base64URL.encode(Array(SHA256.hash(Array(parts.joined(separator: "\n").utf8)).prefix(18)))
    }

    static func token(_ form: String, _ index: Int) -> String { "\(form)#\(index)" }

    func presses(_ form: String) -> [Press] {
        drafts.enumerated().compactMap { index, draft in
            draft.settings.map { settings in
                Press(
                    token: Self.token(form, index),
                    digest: settings.digest(for: draft.video.id, at: draft.connection.id),
                    video: draft.video.id, server: draft.connection.server, settings: settings, estimate: draft.cost)
            }
        }
    }

    /// The boxes to tick before all may be sent.
    func confirmations(limits: SpendingLimits) -> [DraftsPage.Confirmation] {
        let sendable = drafts.filter { $0.settings != nil }
        let dear = limits.confirmAbove.map { limit in
            sendable.count { !$0.isSimulated && ($0.cost ?? .zero) > limit }
        }
        return [
            sendable.contains { $0.cost == nil }
                ? .init(name: "confirm_unknown_cost", words: "Send those whose price is not known, too.") : nil,
            (dear ?? 0) > 0
                ? .init(
                    name: "confirm_cost",
                    words: "Yes, spend more than \(limits.confirmAbove?.display ?? "") on a clip, \(dear ?? 0) times.")
                : nil,
        ].compactMap { $0 }
    }
}

extension DraftBatch.Draft {
    fileprivate init(_ video: Video, in project: Project, _ context: StudioContext) throws {
        let contents = VideoContents(project: project, video: video, takes: [])
        var form = GenerateForm(contents, like: nil)
        try form.begin(contents, context)
        let connection = try context.connection(form.connection)
        let catalog = try context.catalog(of: connection)
        self.video = video
        self.connection = connection
        words = form.draft.filledIn(from: catalog)
        switch catalog.check(words, references: [], extras: [:]) {
        case .accepted(let checked):
            (settings, problems, cost) = (checked, [], catalog.cost(of: checked))
        case .refused(let found):
            (settings, problems, cost) = (nil, found, nil)
        }
    }

    var isSimulated: Bool { connection.server.kind == .simulator }

    /// The prices are those of the page: its token says so.
    func objection(_ form: Form, _ limits: SpendingLimits) -> Objection? {
        Consent(
            shown: .cost(cost), acceptsUnknownCost: form["confirm_unknown_cost"] == "true",
            acceptsLargeCost: form["confirm_cost"] == "true"
        ).objection(to: cost, limits: limits, simulated: isSimulated)
    }
}

extension FormTokens {
    /// For a press that spends on several clips: used once, bound to a project and to the clips that the page showed.
    func batch(_ project: ProjectID, digest: String, nonce: String = SecureRandom.token()) -> String {
        let payload = "\(project).\(digest).\(nonce)"
        return "\(payload).\(sign("batch", payload))"
    }

    /// - Returns: the digest of the clips that the page showed; nil when the token is not ours or is for another
    ///   project.
    func batch(_ token: String, project: ProjectID) -> String? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "\(project)" else { return nil }
        let payload = parts[0...2].joined(separator: ".")
        return equalInConstantTime(Array(parts[3].utf8), Array(sign("batch", payload).utf8)) ? String(parts[1]) : nil
    }
}
