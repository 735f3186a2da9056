/// A video with some of its takes, and where it lives.
package struct VideoContents: Sendable, Equatable {
    /// So many takes are on a page, beside those that stand on each.
    package static let takesOnAPage = 20
    /// So many takes that are not over stand on each page at most.
    package static let mostUnfinished = 100

    package let project: Project
    package let video: Video
    /// Newest first: those of the page, and on each page the picked one and those that are not over.
    package let takes: [Generation]
    /// 1 for the first take of the video; for each of ``takes``.
    package let numbers: [GenerationID: Int]
    /// All takes of the video.
    package let count: Int
    package let newest: GenerationID?
    /// What the page begins after; nil: it is the first one.
    package let after: Int64?
    /// What the next page begins after; nil: this is the last one.
    package let next: Int64?
    /// The takes that the person marked.
    package let stars: Set<GenerationID>

    /// - Parameter numbers: nil where the takes are all of the video's.
    package init(
        project: Project, video: Video, takes: [Generation], numbers: [GenerationID: Int]? = nil, count: Int? = nil,
        newest: GenerationID? = nil, after: Int64? = nil, next: Int64? = nil, stars: Set<GenerationID> = []
    ) {
        self.project = project
        self.video = video
        self.takes = takes
        self.numbers =
            numbers
            ?? Dictionary(uniqueKeysWithValues: takes.enumerated().map { ($1.id, takes.count - $0) })
        self.count = count ?? takes.count
        self.newest = newest ?? takes.first?.id
        self.after = after
        self.next = next
        self.stars = stars
    }

    /// 1 for the first take of the video.
    package func number(of take: Generation) -> Int { numbers[take.id] ?? 0 }

    /// How many takes of the video are newer.
    package func newer(than take: Generation) -> Int { count - number(of: take) }
}

/// Which takes of a video are read, beside the picked one and those that are not over.
package enum TakeWindow: Sendable, Equatable {
    /// The newest ones.
    case first
    /// The next ones behind a page, by its ``VideoContents/next``.
    case after(Int64)
    /// The page on which a take stands: the first one, else one that begins with it.
    case around(GenerationID)
    /// The first page, and these.
    case with([GenerationID])
}
