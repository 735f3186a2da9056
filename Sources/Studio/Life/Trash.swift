/// One page of what was thrown away and can be taken back.
package struct Trash: Sendable, Equatable {
    package enum Item: Sendable, Equatable {
        case project(ProjectSummary)
        /// Of a project that is not in the trash itself.
        case video(VideoSummary)
    }

    /// So many are on a page.
    package static let usualCount = 50

    /// Last thrown away first.
    package let items: [Item]
    /// What the next page begins after; nil: this is the last one.
    package let next: TrashPlace?

    package init(items: [Item], next: TrashPlace? = nil) {
        self.items = items
        self.next = next
    }
}

/// Where something stands in the trash, as a page's address names it: `1790000000000v12`.
package struct TrashPlace: Sendable, Equatable, CustomStringConvertible {
    package let time: Timestamp
    /// Of two that were thrown away at the same time the project stands first.
    package let isVideo: Bool
    package let number: Int64

    package init(time: Timestamp, isVideo: Bool, number: Int64) {
        self.time = time
        self.isVideo = isVideo
        self.number = number
    }

    /// nil: the text names no place.
    package init?(_ text: String) {
        let parts = text.split(whereSeparator: { $0 == "p" || $0 == "v" })
        guard parts.count == 2, let time = Int64(parts[0]), let number = Int64(parts[1]) else { return nil }
        self.init(time: Timestamp(milliseconds: time), isVideo: text.contains("v"), number: number)
    }

    package var description: String { "\(time.milliseconds)\(isVideo ? "v" : "p")\(number)" }

    /// Whether it stands in front of another one.
    package func isBefore(_ other: TrashPlace) -> Bool {
        if time != other.time { return time > other.time }
        return isVideo == other.isVideo ? number > other.number : other.isVideo
    }
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
