import Studio

/// What a take was made from and what was made from it, in words with links.
struct LineagePart: Encodable {
    struct Step: Encodable {
        /// What stands before the link: `Remix of`, `extended as`.
        let lead: String
        let href: String
        let name: String
        /// What stands after it.
        let tail: String
    }

    let steps: [Step]

    /// So many of what was made from a take are named, the newest.
    private static let mostChildren = 20

    /// nil for a take that stands alone.
    init?(_ relatives: Relatives?, of video: VideoID) {
        guard let relatives else { return nil }
        let parent = relatives.parent.map { parent in
            Step(lead: parent.relation.parentLead, href: Link.take(parent), name: parent.name(in: video), tail: ".")
        }
        let all = relatives.children
        let children = all.suffix(Self.mostChildren).sorted {
            ($0.relation.place, $0.take) < ($1.relation.place, $1.take)
        }
        let end = all.count > children.count ? " and \(all.count - children.count) before them." : "."
        steps =
            [parent].compactMap(\.self)
            + children.enumerated().map { index, child in
                let isNew = index == 0 || children[index - 1].relation != child.relation
                let lead = child.relation.childLead
                return Step(
                    lead: isNew ? index == 0 ? lead.capitalizedFirst : lead : "", href: Link.take(child),
                    name: child.name(in: video), tail: index == children.count - 1 ? end : ",")
            }
        guard !steps.isEmpty else { return nil }
    }
}

extension Relative {
    /// Also where its video is another one.
    func name(in video: VideoID) -> String {
        video == self.video ? "take \(number)" : "take \(number) of “\(videoTitle)”"
    }
}

extension Link {
    static func take(_ relative: Relative) -> String {
        take(relative.take, of: relative.video, newer: relative.state.isFinal ? relative.newer : 0)
    }
}

extension Lineage.Relation {
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    fileprivate var parentLead: String {
        switch self {
        case .retry: "Made once more after"
        case .replacement: "Sent in place of"
        case .remix: "Remix of"
        case .edit: "Edit of"
        case .extension: "Extension of"
        case .continuation: "Goes on from the last frame of"
        }
    }

    fileprivate var childLead: String {
        switch self {
        case .retry: "made once more as"
        case .replacement: "replaced by"
        case .remix: "remixed as"
        case .edit: "edited as"
        case .extension: "extended as"
        case .continuation: "continued as"
        }
    }

    /// For a line of the tree.
    var word: String {
        switch self {
        case .retry: "Once more"
        case .replacement: "Replacement"
        case .remix: "Remix"
        case .edit: "Edit"
        case .extension: "Extension"
        case .continuation: "Continuation"
        }
    }
}
