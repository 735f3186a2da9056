import Studio

/// A take among all that it comes from and that came of it, as the lines of an indented list.
struct LineageTree: Encodable {
    struct Line: Encodable {
        /// 0…6, for the style sheet.
        let depth: Int
        let word: String
        let href: String
        let name: String
        let state: StateBadge
        /// The take whose record is shown.
        let isThis: Bool
    }

    /// So many lines at most, and so deep.
    private static let longest = 200
    private static let deepest = 6

    let lines: [Line]

    /// nil for a take that stands alone.
    init?(of contents: TakeContents, _ relatives: [GenerationID: Relatives]) {
        guard relatives[contents.take.id] != nil else { return nil }
        var start = Relative(contents)
        while let parent = relatives[start.take]?.parent, parent.take < start.take, relatives[parent.take] != nil {
            start = parent
        }
        // What is known of another video is only what leads here.
        let abroad = relatives[start.take]?.parent
        var grown: [Line] = []
        func grow(_ relative: Relative, depth: Int, word: String) {
            guard grown.count < Self.longest else { return }
            grown.append(
                Line(
                    depth: min(depth, Self.deepest), word: word, href: Link.record(relative.take),
                    name: relative.name(in: contents.video.id).capitalizedFirst, state: StateBadge(relative.state),
                    isThis: relative.take == contents.take.id))
            for child in relatives[relative.take]?.children ?? [] where child.take > relative.take {
                grow(child, depth: depth + 1, word: child.relation.word)
            }
        }
        if let abroad { grow(abroad, depth: 0, word: "First") }
        grow(start, depth: abroad == nil ? 0 : 1, word: abroad?.relation.word ?? "First")
        lines = grown
    }
}

extension Relative {
    fileprivate init(_ contents: TakeContents) {
        self.init(
            relation: contents.take.parent?.relation ?? .retry, take: contents.take.id, state: contents.take.state,
            number: contents.number, video: contents.video.id, videoTitle: contents.video.title,
            project: contents.project.id)
    }
}
