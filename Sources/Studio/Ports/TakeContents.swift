/// One take, and where it lives.
package struct TakeContents: Sendable, Equatable {
    package let project: Project
    package let video: Video
    package let take: Generation
    /// 1 for the first take of its video.
    package let number: Int
    package let isStarred: Bool

    package init(project: Project, video: Video, take: Generation, number: Int, isStarred: Bool = false) {
        self.project = project
        self.video = video
        self.take = take
        self.number = number
        self.isStarred = isStarred
    }
}
