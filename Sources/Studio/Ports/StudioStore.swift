/// What the pages need of the database. Every call is one transaction; a page makes one read.
package protocol StudioStore: GenerationQueue, ConnectionStore, LibraryStore, PromptStore, UsageStore,
    QueueStore
{
    func video(_ id: VideoID, _ window: TakeWindow) throws -> VideoContents?
    /// Takes of a video, newest first.
    /// - Parameter after: `next` of the page before; nil for the first page.
    func takes(of video: VideoID, after: Int64?, limit: Int) throws -> ListPage<Generation>
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
    /// - Parameter after: `next` of the page before; nil for the first page.
    func trashContents(after: TrashPlace?) throws -> Trash
    /// Erases what is in the trash and over; the generations' records stay for the bill.
    func emptyTrash(at now: Timestamp) throws -> EmptiedTrash

    /// A held request that was sent before after all: it becomes uncertain, in one transaction, so that its job can be
    /// looked for. nil when it is not held.
    func doubt(_ id: GenerationID, because problem: Problem, at now: Timestamp) throws -> Generation?

    /// How long completed generations of the same server, model, length and size took; nil while too few have.
    func typicalTime(of generation: Generation) throws -> TimeEstimate?

    /// Saves 1…100 presses in one transaction, all or none: tokens, requests, reservations, and the limits checked for
    /// each as if those before it were saved already. No two may have the same token.
    func press(all presses: [Press], at now: Timestamp) throws -> BatchOutcome
    /// What a token was used for; nil when it was not used.
    func generation(pressedWith token: String) throws -> Generation?

    /// The connection that new generations go to.
    func defaultConnection() throws -> Connection
    /// - Parameter version: an older price list, to tell whether a price has changed since; nil for the present one.
    func catalog(of connection: ConnectionID, asOf version: Int64?) throws -> Catalog

    func limits() throws -> SpendingLimits
    func setLimits(_ limits: SpendingLimits) throws
    func commitments(in project: ProjectID?, at now: Timestamp) throws -> Commitments

    /// Makes a video with a running take of each job that nobody owns, so that the worker watches and fetches it. Jobs
    /// that do not tell what they make, that failed, or that may be those of requests without a job yet are left
    /// out; at most 500 are taken.
    /// - Returns: no takes when there is no such project outside of the trash.
    func importJobs(
        _ jobs: [RemoteJob], of server: ServerIdentity, into place: JobPlace, at now: Timestamp
    ) throws -> JobImport
    /// What takes were made from and what was made from them; takes without either are left out.
    /// - Parameter takes: nil for the newest 1,000 of the video.
    func relatives(of video: VideoID, _ takes: [GenerationID]?) throws -> [GenerationID: Relatives]

    /// The characters that the server knows under this key, newest first.
    func characters(at server: ServerIdentity) throws -> [FilmCharacter]
    /// Keeps a character that the server made. One that is kept already takes the new name.
    /// - Parameters:
    ///   - characterID: the server's own, 1–1,000 characters.
    ///   - name: 1–80 characters.
    ///   - source: the take that it was made from.
    func addCharacter(
        _ characterID: String, name: String, from source: GenerationID?, at server: ServerIdentity, now: Timestamp
    ) throws -> FilmCharacter
    /// Takes it out of the list; the server keeps it. False when it is not in the list.
    func forgetCharacter(_ id: CharacterID, at now: Timestamp) throws -> Bool

    /// What has ended after a time, and what needs the person now.
    func activity(after time: Timestamp) throws -> Activity
    func health() throws -> QueueHealth
}

extension StudioStore {
    /// A video with the first page of its takes.
    package func video(_ id: VideoID) throws -> VideoContents? { try video(id, .first) }
}
