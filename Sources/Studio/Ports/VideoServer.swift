/// A video server as the worker sees it: every answer already told apart, nothing thrown.
package protocol VideoServer: Sendable {
    /// The id of the newest job: a free test of address and key before money is spent, and the fence.
    func newestJob() async -> FenceAnswer
    /// Sends the paid request, once.
    /// - Parameter references: the paths of the stored pictures that `settings` names, in its order.
    func create(_ settings: GenerationSettings, references: [String]) async -> SubmitAnswer
    func retrieve(_ jobID: String) async -> RetrieveAnswer
    /// Newest first. `after` is the last id of the page before.
    func jobs(after: String?, limit: Int) async -> ListAnswer
    /// Streams an asset of a finished job into `file`, going on where it ends.
    func fetch(_ asset: Asset, of jobID: String, into file: PartialFile) async -> FetchAnswer
    /// Asks the server to delete a job and its files.
    func delete(_ jobID: String) async -> ServerDeletion
}

/// What a finished job has to offer.
package enum Asset: String, Sendable, CaseIterable, Codable {
    case video, thumbnail, spritesheet
}

/// What was learned of the newest job, before a paid request.
package enum FenceAnswer: Sendable, Equatable {
    case fence(Fence)
    /// The key was refused.
    case needsMending(Problem)
    /// No answer, a server error or a web page: nothing paid may be sent now.
    case trouble(Problem, retryAfter: Interval?)
}

/// The class of what came back for a paid request.
package enum SubmitAnswer: Sendable, Equatable {
    case accepted(RemoteJob)
    /// Not one byte of the request left this machine.
    case unsent(Problem)
    case comeLater(Problem, after: Interval?)
    /// Key or credit: the whole connection pauses.
    case needsMending(Problem)
    case refused(Problem)
    /// It may have been accepted. `evidence` is what came back, at most 64 KiB, for support.
    case unknown(Problem, evidence: String?)
}

/// What a server says of one job.
package enum RetrieveAnswer: Sendable, Equatable {
    /// `pollAfter`: when the server wishes to be asked again.
    case job(RemoteJob, pollAfter: Interval?)
    case missing(Problem)
    case needsMending(Problem)
    case trouble(Problem, retryAfter: Interval?)
}

/// A page of a server's jobs, the newest first.
package enum ListAnswer: Sendable, Equatable {
    case page([RemoteJob], hasMore: Bool)
    /// The server has no list.
    case unsupported
    case needsMending(Problem)
    case trouble(Problem)
}

/// What came of fetching a file of a finished job.
package enum FetchAnswer: Sendable, Equatable {
    /// All bytes came, as far as HTTP can tell. Whether they are a film is checked by the media store.
    case received
    /// Broken off; what came is kept.
    case interrupted(Problem, retryAfter: Interval?)
    /// The link has expired or the server does not have it.
    case gone(Problem)
    /// What came is no film, or is larger than allowed.
    case unusable(Problem)
    /// There is no room; `bytesNeeded` where it is known.
    case diskFull(Problem)
    case needsMending(Problem)
    /// This server has no such asset.
    case unsupported
}

/// A file that is being received, and what lets the server go on where it broke off.
package struct PartialFile: Sendable, Equatable {
    package let path: String
    /// The largest size that is accepted, in bytes.
    package let limit: Int64
    /// How much of it is here.
    package let received: Int64
    /// The `ETag` or `Last-Modified` that came with it; nil: it cannot be resumed.
    package let validator: String?
    /// Called with the validator of what is about to be received, before its first byte is written.
    package let remember: @Sendable (String?) -> Void

    package init(
        path: String, limit: Int64, received: Int64, validator: String?,
        remember: @escaping @Sendable (String?) -> Void
    ) {
        self.path = path
        self.limit = limit
        self.received = received
        self.validator = validator
        self.remember = remember
    }

    package static func == (left: PartialFile, right: PartialFile) -> Bool {
        left.path == right.path && left.received == right.received && left.validator == right.validator
    }
}

/// Finds the server that a generation belongs to.
package protocol VideoServers: Sendable {
    /// - Throws: `Problem` when the generation cannot go there any more: the connection is gone, or its address or
    ///   key has changed since the press.
    func server(for identity: ServerIdentity) throws(Problem) -> any VideoServer
    /// The connection as it is set up now, whatever its generations have frozen.
    /// - Throws: `Problem` when it is gone.
    func present(_ connection: ConnectionID) throws(Problem) -> PresentServer
}

/// A connection's server as it is now.
package struct PresentServer: Sendable {
    package let identity: ServerIdentity
    package let server: any VideoServer

    package init(identity: ServerIdentity, server: any VideoServer) {
        self.identity = identity
        self.server = server
    }
}
