/// One confirmed press of the Generate button, ready to be saved.
package struct Press: Sendable, Equatable {
    /// The one-time token of the form, or a script's idempotency key; unique over all presses.
    package let token: String
    /// A digest of everything that was pressed: the same token with another digest is a conflict.
    package let digest: String
    package let video: VideoID
    package let server: ServerIdentity
    package let settings: GenerationSettings
    /// nil when the price is not known and the person confirmed that.
    package let estimate: Money?
    package let parent: Lineage?

    package init(
        token: String, digest: String, video: VideoID, server: ServerIdentity, settings: GenerationSettings,
        estimate: Money?, parent: Lineage? = nil
    ) {
        self.token = token
        self.digest = digest
        self.video = video
        self.server = server
        self.settings = settings
        self.estimate = estimate
        self.parent = parent
    }
}

extension Press {
    /// So many presses are saved at once at most.
    package static let mostAtOnce = 100
}

/// What came of several presses: all were saved, or none.
package enum BatchOutcome: Sendable, Equatable {
    /// In the order of the presses.
    case saved([Generation])
    /// Every token was used for the same press before: this is what came of them, in the order of the presses.
    case repeated([Generation])
    /// A token was used before, for other settings or in another batch: the first such.
    case conflict(Generation)
    /// A limit says no to one of them; nothing was saved.
    case refused(Problem)
}

/// What came of one press.
package enum PressOutcome: Sendable, Equatable {
    case saved(Generation)
    /// The token was used for the same press before: this is what came of it.
    case repeated(Generation)
    /// The token was used for other settings before.
    case conflict(Generation)
    /// A limit says no; nothing was saved.
    case refused(Problem)
}

extension StudioStore {
    /// Saves one press: token, request, reservation and the check of the limits in one transaction.
    package func press(_ press: Press, at now: Timestamp) throws -> PressOutcome {
        switch try self.press(all: [press], at: now) {
        case .saved(let generations): .saved(generations[0])
        case .repeated(let generations): .repeated(generations[0])
        case .conflict(let generation): .conflict(generation)
        case .refused(let problem): .refused(problem)
        }
    }
}

extension Problem {
    package static func batchSize(_ count: Int) -> Problem {
        Problem(
            code: "batch_size",
            message: "1 to \(Press.mostAtOnce) clips can be sent at once, not \(count). Nothing was sent.")
    }

    /// All or none: one of several clips is refused.
    package func refusing(_ number: Int, of count: Int) -> Problem {
        guard count > 1 else { return self }
        return Problem(
            code: code,
            message: "None of the \(count) clips was sent, because clip \(number) goes beyond a limit. \(message)")
    }
}
