/// An errand that may begin now.
package struct Assignment: Sendable, Equatable {
    package let errand: Errand
    package let generation: Generation
}

extension Agenda {
    /// What may begin now; it counts as under way from here on.
    /// - Parameter savingOnly: true while the database cannot be read: then nothing new begins.
    package mutating func choose(at now: Interval, savingOnly: Bool = false) -> [Assignment] {
        var chosen: [Assignment] = []
        for (connection, tally) in tallies(at: now) {
            let ids = savingOnly ? tally.saves : tally.picks(in: self[lane: connection], at: now)
            chosen += ids.compactMap { begin($0) }
        }
        return chosen.sorted { $0.generation.id < $1.generation.id }
    }

    func tallies(at now: Interval) -> [ConnectionID: LaneTally] {
        seats.values.reduce(into: [:]) { tallies, seat in
            let connection = seat.generation.server.connection
            tallies[connection, default: LaneTally()].count(seat, in: self[lane: connection], at: now)
        }
    }

    /// The earliest time after `now` at which something may begin by itself.
    package func nextDue(after now: Interval) -> Interval? {
        var earliest: Interval?
        func consider(_ due: Interval) {
            if due > now { earliest = min(earliest ?? due, due) }
        }
        for seat in seats.values where seat.busy == nil && seat.errand != nil {
            if let due = seat.due { consider(due) }
        }
        for lane in lanes.values { lane.openings.forEach(consider) }
        return earliest
    }

    private mutating func begin(_ id: GenerationID) -> Assignment? {
        guard let seat = self[id], let errand = seat.errand else { return nil }
        change(id) { $0.busy = errand }
        return Assignment(errand: errand, generation: seat.generation)
    }
}
