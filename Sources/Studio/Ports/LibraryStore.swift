/// How the pages keep the library in order. Every call is one transaction.
///
/// A change of what is not there, or is in the trash, returns false or nil and changes nothing.
package protocol LibraryStore: Sendable {
    /// Projects outside the trash, in the person's order, which begins as newest first.
    /// - Parameters:
    ///   - text: words that all stand in title or description; empty lets every project through.
    ///   - after: `next` of the page before; nil for the first page.
    ///   - limit: at most so many.
    func projects(matching text: String, after: Int64?, limit: Int) throws -> ListPage<ProjectSummary>
    /// A project with one page of its videos.
    func project(_ id: ProjectID, after: Int64?, limit: Int) throws -> ProjectContents?
    /// Projects outside the trash to choose from, at most 500, in the person's order.
    func projectChoices() throws -> [ProjectChoice]
    /// A project's video as its card shows it.
    func summary(of video: VideoID) throws -> VideoSummary?

    func change(_ project: ProjectID, title: String, description: String) throws -> Bool
    func change(_ video: VideoID, title: String, prompt: String) throws -> Bool
    func setDefaults(_ defaults: ProjectDefaults, of project: ProjectID) throws -> Bool
    /// Lets a project change places with its neighbour; at the end of the list nothing moves.
    func move(_ project: ProjectID, _ direction: MoveDirection) throws -> Bool
    func move(_ video: VideoID, _ direction: MoveDirection) throws -> Bool
    /// Puts a project where another one stands; that one and those between make room.
    func move(_ project: ProjectID, toPlaceOf other: ProjectID) throws -> Bool
    /// Puts a video where another one of the same project stands; that one and those between make room.
    func move(_ video: VideoID, toPlaceOf other: VideoID) throws -> Bool
    /// Puts a video on top of another project. What it cost counts there from now on.
    func move(_ video: VideoID, to project: ProjectID) throws -> Bool
    /// The same title, marked as a copy, and the same prompt; no takes.
    func duplicate(_ video: VideoID, at now: Timestamp) throws -> Video?

    /// Videos outside the trash.
    /// - Parameter after: `next` of the page before; nil for the first page.
    func search(_ search: LibrarySearch, after: VideoID?) throws -> ListPage<SearchHit>
    /// Every model of which a take was made, at most 200.
    func modelsOfTakes() throws -> [String]

    /// Adds a video to the project that is called ``ProjectChoice/playground``, which is made where there is none.
    func addToPlayground(title: String, prompt: String, at now: Timestamp) throws -> Video

    /// The newest take of a project: what its next video begins with.
    func newestTake(in project: ProjectID) throws -> Generation?
    /// Marks a take, or takes the mark away.
    func setStar(_ isStarred: Bool, on take: GenerationID, at now: Timestamp) throws -> Bool
    /// Lets a completed take stand for its video, or gives that back to the newest one.
    func setPick(_ isPicked: Bool, of take: GenerationID) throws -> Bool
}

extension LibraryStore {
    package func projects(matching text: String, after: Int64?) throws -> ListPage<ProjectSummary> {
        try projects(matching: text, after: after, limit: ListPage<ProjectSummary>.usualCount)
    }

    package func project(_ id: ProjectID, after: Int64?) throws -> ProjectContents? {
        try project(id, after: after, limit: ListPage<VideoSummary>.usualCount)
    }
}

/// Where a thing goes in its list.
package enum MoveDirection: String, Sendable, CaseIterable {
    case up, down
}

/// A project in a list to choose from.
package struct ProjectChoice: Sendable, Equatable {
    /// What the project of one-off prompts is called.
    package static let playground = "Playground"

    package let id: ProjectID
    package let title: String

    package init(id: ProjectID, title: String) {
        self.id = id
        self.title = title
    }
}
