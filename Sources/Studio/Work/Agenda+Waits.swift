extension Agenda {
    /// Why queued generations are not sent yet. Those of a paused connection are left out, because the pause says it;
    /// so are those that are about to be sent, or that wait for a time of their own.
    package func waits(at moment: Moment) -> [GenerationID: WaitReason] {
        let queued = seats.values.filter { $0.generation.state == .queued && $0.busy == nil }
        guard !queued.isEmpty else { return [:] }
        let tallies = tallies(at: moment.monotonic)
        return queued.reduce(into: [:]) { reasons, seat in
            let connection = seat.generation.server.connection
            let model = seat.generation.settings.model
            reasons[seat.generation.id] =
                self[lane: connection].waitReason(for: model, at: moment)
                ?? tallies[connection]?.waitReason(
                    in: self[lane: connection])
        }
    }
}

extension Lane {
    fileprivate func waitReason(for model: String, at moment: Moment) -> WaitReason? {
        let now = moment.monotonic
        guard pause == nil, !isRefused else { return nil }
        if closedUntil > now { return .closed(until: moment.wall + (closedUntil - now), closedBecause) }
        guard let opening = closedModels[model], opening > now else { return nil }
        return .rateLimited(until: moment.wall + (opening - now))
    }
}

extension LaneTally {
    fileprivate func waitReason(in lane: Lane) -> WaitReason? {
        guard lane.pause == nil, !lane.isRefused else { return nil }
        if isTaken { return .onTheWire }
        return running >= lane.runningLimit ? .slotsFull : nil
    }
}
