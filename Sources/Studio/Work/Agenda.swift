/// Who is served next, and when: the worker's memory as a value. It decides, and performs nothing.
package struct Agenda: Sendable {
    package private(set) var seats: [GenerationID: Seat] = [:]
    package private(set) var lanes: [ConnectionID: Lane] = [:]
    /// The person wants nothing new to be sent.
    private var isHeld = false

    /// So many polls of one connection are on the wire at a time.
    package static let pollsAtOnce = 2

    package init() {}

    package subscript(id: GenerationID) -> Seat? { seats[id] }

    package subscript(lane connection: ConnectionID) -> Lane {
        get {
            var lane = lanes[connection] ?? Lane()
            lane.isHeld = isHeld
            return lane
        }
        set { lanes[connection] = newValue }
    }

    package mutating func change(_ id: GenerationID, _ change: (inout Seat) -> Void) {
        guard var seat = seats[id] else { return }
        change(&seat)
        seats[id] = seat
    }

    /// Takes up what the database holds.
    /// - Returns: generations whose errand is under way although the person has ended it.
    package mutating func refresh(
        _ rows: [Generation], _ connections: [Connection], isHeld: Bool = false, at moment: Moment
    ) -> [GenerationID] {
        let known = Dictionary(uniqueKeysWithValues: connections.map { ($0.id, $0) })
        for id in Set(lanes.keys).union(known.keys) { self[lane: id].take(up: known[id]) }
        self.isHeld = isHeld
        let overtaken = rows.filter { take(up: $0, at: moment) }.map(\.id)
        let open = Set(rows.map(\.id))
        seats = seats.filter { open.contains($0.key) || $0.value.busy != nil || $0.value.unsaved != nil }
        return overtaken
    }

    /// - Returns: whether an errand is under way that the row no longer asks for.
    private mutating func take(up row: Generation, at moment: Moment) -> Bool {
        guard let seat = seats[row.id] else {
            seats[row.id] = Seat(row, at: moment)
            return false
        }
        seats[row.id]?.generation = row
        // At another address it is worth asking at once, and what is over may have its job to be deleted.
        let isElsewhere = seat.generation.server != row.server || seat.generation.errand != row.errand
        guard seat.generation.state != row.state || isElsewhere else { return false }
        seats[row.id]?.due = Seat.firstDue(of: row, at: moment)
        return seat.generation.state != row.state && (seat.busy == .watch || seat.busy == .fetch)
    }

    /// Keeps the outcome of an event that was saved.
    package mutating func settle(_ row: Generation, due: Interval?, at now: Interval) {
        guard let old = seats[row.id]?.generation else { return }
        change(row.id) {
            $0.generation = row
            $0.due = due
            $0.unsaved = nil
            $0.failedSaves = 0
            if row.state != old.state { $0.polls = 0 }
            if row.state == .submitting { $0.sentAt = now }
            if row.missing == nil { $0.missingSince = nil }
            if row.state != .uncertain { $0.namedJob = nil }
            // The person named it while something else was under way.
            if $0.namedJob != nil { $0.due = now }
        }
        if old.state == .uncertain, row.state != .uncertain { lookAgain(besides: row, at: now) }
    }

    /// Makes the poll of a running job due.
    package mutating func pollNow(_ jobID: String, at connection: ConnectionID, now: Interval) {
        for (id, seat) in seats
        where seat.generation.state == .inProgress && seat.generation.jobID == jobID
            && seat.generation.server.connection == connection && seat.unsaved == nil
        {
            seats[id]?.due = now
            seats[id]?.isCalled = seat.busy != nil
        }
    }

    /// A connection was mended: what waits there after trouble is due at once, and so is looking for lost jobs. A
    /// server's own wish to be left alone holds.
    package mutating func goOn(at connection: ConnectionID, now: Interval) {
        for (id, seat) in seats where seat.generation.server.connection == connection && seat.isWaitingAfterTrouble {
            seats[id]?.due = now
            seats[id]?.isCalled = seat.busy != nil
        }
    }

    package mutating func finish(_ id: GenerationID) {
        change(id) {
            $0.busy = nil
            if $0.isCalled { $0.due = .zero }
            $0.isCalled = false
        }
        if seats[id]?.isOver == true { seats[id] = nil }
    }

    /// A request that could not be told from this one may be told now.
    private mutating func lookAgain(besides row: Generation, at now: Interval) {
        for (id, seat) in seats
        where seat.generation.state == .uncertain && seat.due == nil && seat.generation.isTwin(of: row) {
            seats[id]?.due = now
        }
    }
}

extension Generation {
    /// Asks the same server for the same clip: their jobs cannot be told apart.
    func isTwin(of other: Generation) -> Bool {
        id != other.id && server == other.server && settings == other.settings
    }
}
