/// What the pages need of the database. Every call is one transaction; a page makes one read.
package protocol StudioStore: GenerationQueue, ConnectionStore {
    func projects() throws -> [ProjectSummary]
    func project(_ id: ProjectID) throws -> ProjectContents?
    func video(_ id: VideoID) throws -> VideoContents?
    /// A generation with the video and project that it belongs to.
    func take(_ id: GenerationID) throws -> TakeContents?
    func entries(of id: GenerationID) throws -> [LoggedEntry]

    func addProject(title: String, description: String, at now: Timestamp) throws -> Project
    /// - Returns: nil when there is no such project.
    func addVideo(to project: ProjectID, title: String, prompt: String, at now: Timestamp) throws -> Video?

    /// Moves a video to the trash; its generations go on. False when there is no such video outside of it.
    func trash(_ video: VideoID, at now: Timestamp) throws -> Bool
    func trash(_ project: ProjectID, at now: Timestamp) throws -> Bool
    /// False when it is not in the trash.
    func restore(_ video: VideoID) throws -> Bool
    func restore(_ project: ProjectID) throws -> Bool
    func trashContents() throws -> Trash
    /// Erases what is in the trash and over; the generations' records stay for the bill.
    func emptyTrash(at now: Timestamp) throws -> EmptiedTrash

    /// A held request that was sent before after all: it becomes uncertain, in one transaction, so that its job can be
    /// looked for. nil when it is not held.
    func doubt(_ id: GenerationID, because problem: Problem, at now: Timestamp) throws -> Generation?

    /// How long completed generations of the same server, model, length and size took; nil while too few have.
    func typicalTime(of generation: Generation) throws -> TimeEstimate?

    /// Saves a press: token, request, reservation and the check of the limits in one transaction.
    func press(_ press: Press, at now: Timestamp) throws -> PressOutcome
    /// What a token was used for; nil when it was not used.
    func generation(pressedWith token: String) throws -> Generation?

    /// The connection that new generations go to.
    func defaultConnection() throws -> Connection
    /// - Parameter version: an older price list, to tell whether a price has changed since; nil for the present one.
    func catalog(of connection: ConnectionID, asOf version: Int64?) throws -> Catalog

    func limits() throws -> SpendingLimits
    func setLimits(_ limits: SpendingLimits) throws
    func commitments(in project: ProjectID?, at now: Timestamp) throws -> Commitments

    func usage(at now: Timestamp) throws -> Usage
    func health() throws -> QueueHealth
}

package struct ProjectSummary: Sendable, Equatable {
    package let project: Project
    package let videos: Int
    /// Generations that are not over.
    package let active: Int
    /// Newest completed take of any of its videos: its picture is the project's poster.
    package let poster: GenerationID?
    /// Real money: reserved, spent or possibly spent.
    package let spent: Money

    package init(project: Project, videos: Int, active: Int, poster: GenerationID?, spent: Money) {
        self.project = project
        self.videos = videos
        self.active = active
        self.poster = poster
        self.spent = spent
    }
}

package struct VideoSummary: Sendable, Equatable {
    package let video: Video
    package let takes: Int
    package let newest: Generation?
    /// Newest completed take.
    package let poster: GenerationID?

    package init(video: Video, takes: Int, newest: Generation?, poster: GenerationID?) {
        self.video = video
        self.takes = takes
        self.newest = newest
        self.poster = poster
    }
}

package struct ProjectContents: Sendable, Equatable {
    package let summary: ProjectSummary
    /// Newest first.
    package let videos: [VideoSummary]

    package init(summary: ProjectSummary, videos: [VideoSummary]) {
        self.summary = summary
        self.videos = videos
    }
}

package struct VideoContents: Sendable, Equatable {
    package let project: Project
    package let video: Video
    /// Newest first.
    package let takes: [Generation]

    package init(project: Project, video: Video, takes: [Generation]) {
        self.project = project
        self.video = video
        self.takes = takes
    }
}

package struct TakeContents: Sendable, Equatable {
    package let project: Project
    package let video: Video
    package let take: Generation
    /// 1 for the first take of its video.
    package let number: Int

    package init(project: Project, video: Video, take: Generation, number: Int) {
        self.project = project
        self.video = video
        self.take = take
        self.number = number
    }
}
