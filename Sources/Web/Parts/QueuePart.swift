import Studio

/// The queue on its page, and the fragment that keeps it live: the same partial paints both.
struct QueuePart: Encodable {
    struct Hold: Encodable {
        let href: String
        let token: String
        let label: String
        let words: String
        let isHeld: Bool
    }

    struct Line: Encodable {
        let title: String
        let items: [QueueItem]
    }

    let live: String
    let summary: String
    let hold: Hold
    /// Those that have items.
    let lines: [Line]
    let isEmpty: Bool
    /// Says that not all are shown; nil when they are.
    let more: String?
}

extension QueuePart {
    init(_ contents: QueueContents, _ context: StudioContext) throws {
        let all = contents.running + contents.waiting + contents.held
        let reserved = all.filter { !$0.take.isSimulated }.compactMap(\.take.charge.amount).reduce(.zero, +)
        live = Link.queueList
        summary =
            "\(contents.running.count) under way, \(contents.waiting.count) waiting, \(contents.held.count) waiting"
            + " for you; \(reserved.display) of real money set aside"
        hold = Hold(contents.heldSince, context.tokens)
        let parts: [(String, [TakeContents])] = [
            ("Under way", contents.running), ("Waiting, in this order", contents.waiting),
            ("Waiting for you", contents.held),
        ]
        lines = try parts.filter { !$0.1.isEmpty }.map { title, takes in
            Line(
                title: title,
                items: try takes.enumerated().map { index, take in
                    try QueueItem(take, isFirst: index == 0, isLast: index == takes.count - 1, contents, context)
                })
        }
        isEmpty = all.isEmpty
        more = contents.count > all.count ? "\(contents.count - all.count) more are not shown." : nil
    }
}

extension QueuePart.Hold {
    fileprivate init(_ since: Timestamp?, _ tokens: FormTokens) {
        href = since == nil ? Link.holdQueue : Link.releaseQueue
        token = tokens.action(href)
        label = since == nil ? "Hold everything" : "Release everything"
        words =
            since.map { "Held since \($0.display): nothing new is sent. What was sent goes on and is fetched." }
            ?? "While held, nothing new is sent until you release it. What was sent goes on and is fetched."
        isHeld = since != nil
    }
}

/// One generation of the queue.
struct QueueItem: Encodable {
    struct Move: Encodable {
        let to: String
        let label: String
        let arrow: String
    }

    let id: String
    let name: String
    let href: String
    let project: String
    let projectHref: String
    let state: StateBadge
    let progress: ProgressNote?
    let waitsFor: String?
    let facts: String
    let moveHref: String
    let moveToken: String
    let moves: [Move]
    let actions: [TakePart.Action]
    let decideHref: String?
}

extension QueueItem {
    init(
        _ contents: TakeContents, isFirst: Bool, isLast: Bool, _ queue: QueueContents, _ context: StudioContext
    ) throws {
        let take = contents.take
        id = take.id.description
        name = "\(contents.video.title), take \(contents.number)"
        href = Link.take(take)
        project = contents.project.title
        projectHref = Link.project(contents.project.id)
        state = StateBadge(take.state)
        progress = take.state == .queued ? nil : ProgressNote(take, now: context.clock.now())
        waitsFor = try context.waitWords(of: take, heldSince: queue.heldSince)
        let settings = take.settings
        facts = "\(settings.model) · \(settings.seconds) s · \(settings.size) · \(take.costWords)"
        moveHref = Link.moveInLine(take.id)
        moveToken = context.tokens.action(moveHref)
        moves = take.state == .queued ? Move.all(isFirst: isFirst, isLast: isLast) : []
        actions = TakeButtons(take: take, tokens: context.tokens).underWay
        decideHref = take.state == .uncertain ? Link.uncertain(take.id) : nil
    }
}

extension QueueItem.Move {
    fileprivate static func all(isFirst: Bool, isLast: Bool) -> [Self] {
        let up = [Self(to: "first", label: "first", arrow: "⤒"), Self(to: "up", label: "up", arrow: "↑")]
        let down = [Self(to: "down", label: "down", arrow: "↓"), Self(to: "last", label: "last", arrow: "⤓")]
        return (isFirst ? [] : up) + (isLast ? [] : down)
    }
}

extension StudioContext {
    /// What a take waits for, in words; nil for what gets on.
    fileprivate func waitWords(of take: Generation, heldSince: Timestamp?) throws -> String? {
        if take.state == .queued, heldSince != nil { return "Everything is held by you." }
        if let reason = try reason(of: take) { return reason.message }
        guard take.state == .queued else { return nil }
        return waitWords(for: take, at: try store.connection(take.server.connection)) ?? "Waits for its turn."
    }
}
