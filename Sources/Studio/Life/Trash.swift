/// What was thrown away and can be taken back.
package struct Trash: Sendable, Equatable {
    /// Last thrown away first.
    package let projects: [ProjectSummary]
    /// Videos of projects that are not in the trash themselves; last thrown away first.
    package let videos: [VideoSummary]

    package init(projects: [ProjectSummary], videos: [VideoSummary]) {
        self.projects = projects
        self.videos = videos
    }

    package var isEmpty: Bool { projects.isEmpty && videos.isEmpty }
}

/// What came of emptying the trash. The generations' records stay: the bill must not lose what was paid.
package struct EmptiedTrash: Sendable, Equatable {
    /// Their films and pictures may be removed from the disk.
    package let erased: [GenerationID]
    /// Names of reference pictures that nothing goes by any more.
    package let pictures: [String]
    /// Videos that stay in the trash because a take of theirs is not over.
    package let kept: Int

    package init(erased: [GenerationID], pictures: [String] = [], kept: Int) {
        self.erased = erased
        self.pictures = pictures
        self.kept = kept
    }
}
