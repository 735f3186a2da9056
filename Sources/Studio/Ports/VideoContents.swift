/// A video with all of its takes, and where it lives.
package struct VideoContents: Sendable, Equatable {
    package let project: Project
    package let video: Video
    /// Newest first.
    package let takes: [Generation]
    /// The takes that the person marked.
    package let stars: Set<GenerationID>

    package init(project: Project, video: Video, takes: [Generation], stars: Set<GenerationID> = []) {
        self.project = project
        self.video = video
        self.takes = takes
        self.stars = stars
    }
}
