/// One paid request for one clip, from the press of the button to the file on disk.
///
/// What is `let` was frozen by the press; what is `var` changes only through `after(_:at:)`.
package struct Generation: Sendable, Equatable {
    package let id: GenerationID
    package let videoID: VideoID
    /// The server it goes to and no other, whatever the settings say later, unless the person says otherwise.
    package var server: ServerIdentity
    package let settings: GenerationSettings
    /// By the price list at the press; nil when the price was not known.
    package let estimate: Money?
    /// The take that this one was made from, and how.
    package let parent: Lineage?
    package let createdAt: Timestamp

    package var state: GenerationState = .queued
    package var jobID: String?
    /// The server's own status word.
    package var serverStatus: String?
    /// 0…100 as the server reported it, never going back; nil when it reports none.
    package var progress: Int?
    package var problem: Problem?
    package var fence: Fence?
    package var match: MatchEvidence?
    /// Tries of the current step since it last got on.
    package var attempts = 0
    /// Where a person has moved it in the line of what waits; nil: by its number.
    package var position: Int64?
    /// For people to see when the next try comes; the worker itself waits on the monotonic clock.
    package var nextAttemptAt: Timestamp?
    /// When the paid request was about to be sent.
    package var submittedAt: Timestamp?
    /// When the server was last heard of this job.
    package var lastHeardAt: Timestamp?
    /// When the server's file stops being available.
    package var expiresAt: Timestamp?
    /// When it ended, whichever way.
    package var completedAt: Timestamp?
    /// The person asked to stop it while a request was on the wire.
    package var cancelRequestedAt: Timestamp?
    /// Replies in a row that said the job does not exist, and when the first came.
    package var missing: MissingStreak?
    package var charge: Charge
    package var serverDeletion: ServerDeletion = .none
    package var media: MediaFile?

    package init(
        id: GenerationID, videoID: VideoID, server: ServerIdentity, settings: GenerationSettings,
        estimate: Money?, parent: Lineage? = nil, createdAt: Timestamp
    ) {
        self.id = id
        self.videoID = videoID
        self.server = server
        self.settings = settings
        self.estimate = estimate
        self.parent = parent
        self.createdAt = createdAt
        charge = .reserved(estimate)
    }

    /// The least is sent first.
    package var rank: Int64 { position ?? id.rawValue }

    /// Made by the simulator: costs nothing, and sums of real spend leave it out.
    package var isSimulated: Bool { server.kind == .simulator }

    /// Takes one of the connection's slots: a job that somebody else sent does not.
    package var takesSlot: Bool { state.isRunning && charge != .elsewhere }
}

/// Which take a take was made from.
package struct Lineage: Hashable, Sendable {
    package enum Relation: String, Sendable, CaseIterable {
        /// The same again, after a failure or by wish.
        case retry
        /// Sent again although the first request may have been accepted.
        case replacement
        /// The same film with another prompt.
        case remix
        /// The film with something changed.
        case edit
        /// The film going on.
        case `extension`
        /// A clip whose first frame is the other's last.
        case continuation
    }

    package let generation: GenerationID
    package let relation: Relation

    package init(generation: GenerationID, relation: Relation) {
        self.generation = generation
        self.relation = relation
    }
}

/// What the server's newest job was just before the paid request: only newer jobs can be ours.
package enum Fence: Hashable, Sendable {
    /// The server cannot list its jobs.
    case unavailable
    /// It listed none.
    case empty
    /// The id of its newest job.
    case newest(String)
}

/// How a job was recognised as ours when its acceptance was not received.
package enum MatchEvidence: String, Sendable, CaseIterable {
    /// The only new job with the same prompt, model, seconds and size.
    case prompt
    /// The only new job of all, where the server does not return prompts.
    case time
    /// The person named it.
    case person
}

/// Whether the server was asked to delete a job that the person stopped, or does not need there any more.
package enum ServerDeletion: String, Sendable, CaseIterable {
    case none, wanted, done, refused

    /// What the record says when it comes to this.
    package var logLine: String {
        switch self {
        case .none: "the server keeps its job"
        case .wanted: "the server is asked to delete its job"
        case .done: "the server has deleted its job"
        case .refused: "the server did not delete its job"
        }
    }
}

/// Replies in a row that said the job does not exist.
package struct MissingStreak: Hashable, Sendable {
    package var count: Int
    package var since: Timestamp

    package init(count: Int, since: Timestamp) {
        self.count = count
        self.since = since
    }
}

/// A file that was checked whole and is kept as it was received.
package struct MediaFile: Hashable, Sendable {
    package let bytes: Int64
    /// Lower-case hexadecimal, 64 digits.
    package let sha256: String

    package init(bytes: Int64, sha256: String) {
        self.bytes = bytes
        self.sha256 = sha256
    }
}
