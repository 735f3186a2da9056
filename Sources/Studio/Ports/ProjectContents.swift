/// A project with its videos, or with a page of them.
package struct ProjectContents: Sendable, Equatable {
    package let summary: ProjectSummary
    /// In the person's order, which begins as newest first.
    package let videos: [VideoSummary]
    /// What the next page of videos begins after; nil: there are no more.
    package let next: Int64?

    package init(summary: ProjectSummary, videos: [VideoSummary], next: Int64? = nil) {
        self.summary = summary
        self.videos = videos
        self.next = next
    }
}
