/// A project as one card of a list, with what its videos come to.
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
