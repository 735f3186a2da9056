/// A job as a video server tells it, in the studio's own words.
package struct RemoteJob: Sendable, Equatable {
    /// The server's id: 1–1,000 printable characters, opaque.
    package let id: String
    package let status: RemoteStatus
    /// The server's own word for its status, fit to show.
    package let word: String
    /// 0…100, held within that; nil when the server tells none.
    package let progress: Int?
    package let model: String?
    package let seconds: Int?
    package let size: ClipSize?
    /// nil when the server does not return prompts.
    package let prompt: String?
    package let createdAt: Timestamp?
    package let completedAt: Timestamp?
    /// When the finished file stops being available.
    package let expiresAt: Timestamp?
    /// What the server says it charged.
    package let statedCost: Money?

    package init(
        id: String, status: RemoteStatus, word: String, progress: Int? = nil, model: String? = nil,
        seconds: Int? = nil, size: ClipSize? = nil, prompt: String? = nil, createdAt: Timestamp? = nil,
        completedAt: Timestamp? = nil, expiresAt: Timestamp? = nil, statedCost: Money? = nil
    ) {
        self.id = id
        self.status = status
        self.word = word
        self.progress = progress.map { min(max($0, 0), 100) }
        self.model = model
        self.seconds = seconds
        self.size = size
        self.prompt = prompt
        self.createdAt = createdAt
        self.completedAt = completedAt
        self.expiresAt = expiresAt
        self.statedCost = statedCost
    }
}

/// What a server's status word means to the studio.
package enum RemoteStatus: Sendable, Equatable {
    case queued
    /// Also every word that the studio does not know: it is shown as it is, and polling goes on.
    case running
    case finished
    /// Failed, cancelled, expired or deleted there.
    case ended(Problem)
}
