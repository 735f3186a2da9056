import Crypto
import Studio

/// A wish to generate, from a form or a script, before it is checked: one clip, or several that are saved together or
/// not at all.
struct Order {
    let video: Video
    /// One for each clip.
    let drafts: [SettingsDraft]
    /// So many clips of each draft, 1…4.
    var variations = 1
    /// nil: the usual one.
    var connection: ConnectionID?
    /// The finished job that the clips are made from.
    var source: SourceJob?
    /// The take whose job that is; nil where it is not known any more.
    var origin: Generation?
    /// The server's ids of those that appear in the clips, checked already.
    var characters: [String] = []
    /// Pictures that are fitted to the clips' size, the first frame first.
    var references: [StoredReference] = []
    var fit = Fit.crop
    /// Pictures that were fitted before, in place of ``references``.
    var fitted: [ReferenceImage] = []
    /// What the kind of server knows beyond the protocol, checked already.
    var extras: [String: JSONValue] = [:]
    /// The form's one-time token, or what stands for a script's idempotency key.
    let token: String
    /// The price list that the person saw; nil for a script.
    var shownPrices: Int64?
    var acceptsUnknownCost = false
    var acceptsLargeCost = false
    var parent: Lineage?
}

extension StudioContext {
    /// The one way to spend, for forms and scripts alike: settings checked, price agreed, then one transaction.
    func place(_ order: Order) throws -> OrderOutcome {
        guard let contents = try store.video(order.video.id), !contents.isInTrash else {
            return .refused(OrderRefusal(.conflict, .inTrash))
        }
        let connection = try connection(order.connection)
        let isNew = try store.generation(pressedWith: order.token) == nil
        if isNew, let obstacle = try obstacle(to: order) { return .refused(OrderRefusal(.conflict, obstacle)) }
        let catalog = try catalog(of: connection)
        let checked = order.drafts.map { check($0, order, connection, catalog) }
        let problems = checked.flatMap(\.problems)
        guard problems.isEmpty else { return .refused(OrderRefusal(problems)) }
        let settings = checked.compactMap(\.settings).flatMap { Array(repeating: $0, count: order.variations) }
        if isNew, let objection = try objection(to: settings, order, connection, catalog) {
            return .refused(OrderRefusal(objection, clips: settings.count))
        }
        return try save(presses(of: settings, order, connection, catalog))
    }

    /// Why nothing can be made from the job that it is to be made from.
    private func obstacle(to order: Order) throws -> Problem? {
        guard let source = order.source, let origin = order.origin else { return nil }
        return try obstacle(to: source.operation, of: origin)
    }

    private func check(
        _ draft: SettingsDraft, _ order: Order, _ connection: Connection, _ catalog: Catalog
    ) -> CheckedSettings {
        func checked(with images: [ReferenceImage]) -> CheckedSettings {
            catalog.check(
                draft, references: images, source: order.source, limits: connection.server.kind.extensionLimits,
                characters: order.characters, extras: order.extras)
        }
        let plain = checked(with: order.fitted)
        guard case .accepted(let settings) = plain, !order.references.isEmpty else { return plain }
        switch pictures(order.references, order.fit, settings.size, at: connection) {
        case .success(let images): return checked(with: images)
        case .failure(let refusal): return .refused(refusal.problems)
        }
    }

    private func objection(
        to settings: [GenerationSettings], _ order: Order, _ connection: Connection, _ catalog: Catalog
    ) throws -> Objection? {
        let shown = try order.shownPrices.map { version in
            Consent.Shown.cost(try store.catalog(of: connection.id, asOf: version).cost(of: settings))
        }
        let consent = Consent(
            shown: shown ?? .nothing, acceptsUnknownCost: order.acceptsUnknownCost,
            acceptsLargeCost: order.acceptsLargeCost)
        return consent.objection(
            to: catalog.cost(of: settings), limits: try store.limits(), simulated: connection.server.kind == .simulator)
    }

    /// The first has the order's own token, so that the same token with fewer or more clips is another order.
    private func presses(
        of settings: [GenerationSettings], _ order: Order, _ connection: Connection, _ catalog: Catalog
    ) -> [Press] {
        let digests = settings.map { $0.digest(for: order.video.id, at: connection.id) }
        return settings.enumerated().map { index, settings in
            Press(
                token: index == 0 ? order.token : "\(order.token)#\(index)",
                digest: ([digests[index]] + (digests.count == 1 ? [] : digests)).joined(separator: " "),
                video: order.video.id, server: connection.server, settings: settings,
                estimate: catalog.cost(of: settings), parent: order.parent)
        }
    }

    private func save(_ presses: [Press]) throws -> OrderOutcome {
        switch try store.press(all: presses, at: clock.now()) {
        case .saved(let takes):
            worker.wake()
            return .saved(takes)
        case .repeated(let takes): return .repeated(takes)
        case .conflict(let take): return .refused(OrderRefusal(usedFor: take))
        case .refused(let problem): return .refused(OrderRefusal(.unprocessableContent, problem))
        }
    }
}

extension Catalog {
    func cost(of settings: GenerationSettings) -> Money? {
        cost(model: settings.model, seconds: settings.seconds, size: settings.size)
    }

    /// The sum; nil when one of them has no known price.
    func cost(of settings: [GenerationSettings]) -> Money? {
        let costs = settings.compactMap { cost(of: $0) }
        return costs.count == settings.count ? costs.reduce(.zero, +) : nil
    }
}

extension CheckedSettings {
    fileprivate var settings: GenerationSettings? {
        if case .accepted(let settings) = self { settings } else { nil }
    }

    fileprivate var problems: [FieldProblem] {
        if case .refused(let problems) = self { problems } else { [] }
    }
}

extension GenerationSettings {
    /// Equal for equal orders: the same token with another digest is a conflict.
    func digest(for video: VideoID, at connection: ConnectionID) -> String {
        let parts = [
            "\(video)", "\(connection)", model, "\(seconds)", "\(size)",
            references.map(\.sha256).joined(separator: " "),
            source.map { "\($0.operation) \($0.jobID)" } ?? "", characters.joined(separator: " "),
            JSON.text(.object(extras)), prompt,
        ]
        return Hex.encode(SHA256.hash(Array(parts.joined(separator: "\n").utf8)))
    }
}

extension VideoContents {
    var isInTrash: Bool { video.trashedAt != nil || project.trashedAt != nil }
}
