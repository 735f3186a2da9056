/// What somebody looks for among the videos outside the trash. A filter that is nil lets everything through.
///
/// The filters on takes hold together for one and the same take.
package struct LibrarySearch: Sendable, Equatable {
    package enum Sort: String, Sendable, CaseIterable {
        case newest, oldest, title
        /// The dearest first, by real money.
        case cost
    }

    package enum TakeFilter: Sendable, Equatable {
        case state(GenerationState)
        /// No take was made of the video yet.
        case none
    }

    /// The longest text that is looked for, in Unicode scalars; the rest is dropped.
    package static let longestText = 200

    /// Words of titles, prompts and takes' prompts; all must stand there, the last may be the beginning of one.
    package var text = ""
    package var takes: TakeFilter?
    package var model: String?
    package var connection: ConnectionID?
    package var project: ProjectID?
    /// A take was pressed at this time or later.
    package var from: Timestamp?
    /// A take was pressed before this time.
    package var to: Timestamp?
    package var isStarred = false
    package var sort: Sort = .newest

    package init(text: String = "", sort: Sort = .newest) {
        self.text = text
        self.sort = sort
    }
}

/// A video that was found.
package struct SearchHit: Sendable, Equatable {
    package let summary: VideoSummary
    package let project: ProjectChoice
    package let title: [TextRun]
    /// The place in the prompt where the words stand, else its beginning.
    package let prompt: [TextRun]
    /// The place in another prompt of its takes; empty where the words stand in none.
    package let takes: [TextRun]

    package init(
        summary: VideoSummary, project: ProjectChoice, title: [TextRun], prompt: [TextRun], takes: [TextRun]
    ) {
        self.summary = summary
        self.project = project
        self.title = title
        self.prompt = prompt
        self.takes = takes
    }
}

/// A piece of a text in which words were looked for.
package struct TextRun: Sendable, Equatable, Encodable {
    package let text: String
    package let isMatch: Bool

    package init(_ text: String, isMatch: Bool = false) {
        self.text = text
        self.isMatch = isMatch
    }
}
