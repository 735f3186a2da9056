/// What one connection's generations are doing and waiting for, gathered in one pass.
struct LaneTally {
    private(set) var saves: [GenerationID] = []
    private var look: (due: Interval, id: GenerationID)?
    private var send: (rank: Int64, id: GenerationID)?
    private var ready: [Errand: [(due: Interval, id: GenerationID)]] = [:]
    private var underWay: [Errand: Int] = [:]
    private(set) var running = 0
    /// A paid request is on the wire, a look is under way, or the outcome of one is not saved.
    private(set) var isTaken = false

    mutating func count(_ seat: Seat, in lane: Lane, at now: Interval) {
        let state = seat.generation.state
        if seat.generation.takesSlot { running += 1 }
        if state == .submitting || (state == .uncertain && seat.unsaved != nil) { isTaken = true }
        if let busy = seat.busy {
            underWay[busy, default: 0] += 1
            isTaken = isTaken || busy.isExclusive
        } else if let due = seat.due, due <= now, let errand = seat.errand {
            queue(seat.generation, for: errand, since: due, in: lane, at: now)
        }
    }

    private mutating func queue(
        _ generation: Generation, for errand: Errand, since due: Interval, in lane: Lane, at now: Interval
    ) {
        let id = generation.id
        switch errand {
        case .save, .close: saves.append(id)
        case .makeSure where lane.isRefused: break
        case .makeSure, .adopt:
            if let look, (look.due, look.id) < (due, id) { return }
            look = (due, id)
        case .send:
            guard lane.isOpen(for: generation.settings.model, at: now) else { return }
            if let send, (send.rank, send.id) < (generation.rank, id) { return }
            send = (generation.rank, id)
        case .watch, .fetch, .askDeletion: ready[errand, default: []].append((due, id))
        }
    }

    /// Making sure comes before spending more, and neither while an outcome of the connection is not saved.
    func picks(in lane: Lane, at now: Interval) -> [GenerationID] {
        var picks = saves
        if !isTaken, let next = look?.id ?? (running < lane.runningLimit ? send?.id : nil) { picks.append(next) }
        guard !lane.isRefused else { return picks }
        if lane.quietUntil <= now { picks += waiting(for: .watch, atOnce: Agenda.pollsAtOnce) }
        picks += waiting(for: .fetch, atOnce: max(lane.runningLimit, 1))
        return picks + waiting(for: .askDeletion, atOnce: 1)
    }

    private func waiting(for errand: Errand, atOnce limit: Int) -> [GenerationID] {
        let free = max(limit - (underWay[errand] ?? 0), 0)
        return (ready[errand] ?? []).sorted { ($0.due, $0.id) < ($1.due, $1.id) }.prefix(free).map(\.id)
    }
}
