/// One take, and where it lives.
package struct TakeContents: Sendable, Equatable {
    package let project: Project
    package let video: Video
    package let take: Generation
    /// 1 for the first take of its video.
    package let number: Int
    /// How many takes its video has; nil: nobody has asked.
    package let count: Int?
    /// The newest take of its video; nil: nobody has asked.
    package let newest: GenerationID?
    package let isStarred: Bool

    package init(
        project: Project, video: Video, take: Generation, number: Int, count: Int? = nil,
        newest: GenerationID? = nil, isStarred: Bool = false
    ) {
        self.project = project
        self.video = video
        self.take = take
        self.number = number
        self.count = count
        self.newest = newest
        self.isStarred = isStarred
    }

    /// How many takes of the video are newer.
    package var newer: Int { (count ?? number) - number }
}
