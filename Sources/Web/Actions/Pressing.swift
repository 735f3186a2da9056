import Crypto
import Studio

/// A wish to generate, from a form or a script, before it is checked.
struct Order {
    let video: Video
    let draft: SettingsDraft
    /// nil: the usual one.
    var connection: ConnectionID?
    var reference: StoredReference?
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

/// What came of an order.
enum OrderOutcome {
    case saved(Generation)
    /// The token was used for the same order before.
    case repeated(Generation)
    /// The token was used for another order before.
    case conflict(Generation)
    case invalid([FieldProblem])
    /// The video or its project is in the trash: nothing is made there that would be erased with it.
    case inTrash
    case objection(Objection)
    case refused(Problem)
}

extension StudioContext {
    /// The one way to spend, for forms and scripts alike: settings checked, price agreed, then one transaction.
    func place(_ order: Order) throws -> OrderOutcome {
        guard let contents = try store.video(order.video.id), !contents.isInTrash else { return .inTrash }
        let connection = try connection(order.connection)
        let catalog = try catalog(of: connection)
        let settings: GenerationSettings
        switch check(order, catalog) {
        case .accepted(let checked): settings = checked
        case .refused(let problems): return .invalid(problems)
        }
        let cost = catalog.cost(of: settings)
        let press = Press(
            token: order.token, digest: settings.digest(for: order.video.id, at: connection.id), video: order.video.id,
            server: connection.server, settings: settings, estimate: cost, parent: order.parent)
        if try store.generation(pressedWith: order.token) == nil,
            let objection = try objection(to: cost, order, connection)
        {
            return .objection(objection)
        }
        return try save(press)
    }

    private func check(_ order: Order, _ catalog: Catalog) -> CheckedSettings {
        let checked = catalog.check(
            order.draft, references: [order.reference?.image].compactMap(\.self), extras: order.extras)
        guard case .accepted(let settings) = checked, let reference = order.reference, reference.size != settings.size
        else { return checked }
        return .refused([
            FieldProblem(
                field: "input_reference", code: "reference_size",
                message: "The picture has \(reference.size) pixels; it must have exactly \(settings.size)."
                    + " Choose another picture, or the size that fits it.")
        ])
    }

    private func objection(to cost: Money?, _ order: Order, _ connection: Connection) throws -> Objection? {
        var shown = Consent.Shown.nothing
        if let version = order.shownPrices {
            let seen = try store.catalog(of: connection.id, asOf: version)
            if case .success(let clip) = seen.clip(order.draft) {
                shown = .cost(seen.cost(model: clip.model, seconds: clip.seconds, size: clip.size))
            }
        }
        let consent = Consent(
            shown: shown, acceptsUnknownCost: order.acceptsUnknownCost, acceptsLargeCost: order.acceptsLargeCost)
        return consent.objection(to: cost, limits: try store.limits(), simulated: connection.server.kind == .simulator)
    }

    private func save(_ press: Press) throws -> OrderOutcome {
        switch try store.press(press, at: clock.now()) {
        case .saved(let generation):
            worker.wake()
            return .saved(generation)
        case .repeated(let generation): return .repeated(generation)
        case .conflict(let generation): return .conflict(generation)
        case .refused(let problem): return .refused(problem)
        }
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

extension Problem {
    static let inTrash = Problem(
        code: "in_trash", message: "This video is in the trash, so nothing was sent. Take it back first.")

    /// The same form, or the same idempotency key, with other settings.
    static let tokenUsed = Problem(
        code: "already_submitted",
        message:
            "This form was already submitted with other settings; nothing was sent now. Press again to generate this one too."
    )
}
