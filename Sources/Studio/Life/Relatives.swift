/// A take that another one was made from, or that was made from another one, and where it lives.
package struct Relative: Sendable, Equatable {
    /// How the later of the two was made from the earlier.
    package let relation: Lineage.Relation
    package let take: GenerationID
    package let state: GenerationState
    /// 1 for the first take of its video.
    package let number: Int
    /// How many takes of its video are newer.
    package let newer: Int
    package let video: VideoID
    package let videoTitle: String
    package let project: ProjectID

    package init(
        relation: Lineage.Relation, take: GenerationID, state: GenerationState, number: Int, newer: Int = 0,
        video: VideoID, videoTitle: String, project: ProjectID
    ) {
        self.relation = relation
        self.take = take
        self.state = state
        self.number = number
        self.newer = newer
        self.video = video
        self.videoTitle = videoTitle
        self.project = project
    }
}

/// Where a take comes from and what came of it. What was erased from the trash is left out.
package struct Relatives: Sendable, Equatable {
    package var parent: Relative?
    /// Oldest first.
    package var children: [Relative]

    package init(parent: Relative? = nil, children: [Relative] = []) {
        self.parent = parent
        self.children = children
    }
}
