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

package enum PressOutcome: Sendable, Equatable {
    case saved(Generation)
    /// The token was used for the same press before: this is what came of it.
    case repeated(Generation)
    /// The token was used for other settings before.
    case conflict(Generation)
    /// A limit says no; nothing was saved.
    case refused(Problem)
}
