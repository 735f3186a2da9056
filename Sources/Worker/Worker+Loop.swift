import Studio

extension Worker {
    func run() async {
        while !isStopping {
            let looked = turn()
            alarm = nextAlarm(after: looked)
            isAsleep = true
            await doorbell.wait(until: alarm, by: clock)
            isAsleep = false
        }
    }

    /// - Returns: when it looked for what is due.
    private func turn() -> Interval {
        let (news, calls) = doorbell.answer()
        store.isStale = store.isStale || news
        refresh()
        for call in calls { agenda.pollNow(call.jobID, at: call.connection, now: clock.monotonic()) }
        fulfilWishes()
        savePauses()
        let now = clock.monotonic()
        for assignment in agenda.choose(at: now, savingOnly: store.isTroubled) {
            begin(assignment)
        }
        waits.put(agenda.waits(at: clock.moment))
        return now
    }

    /// What has fallen due since the worker looked must wake it at once: counted from now it would be slept through.
    private func nextAlarm(after looked: Interval) -> Interval? {
        let retry = store.isTroubled ? max(store.retryAt, looked) : nil
        return [agenda.nextDue(after: looked), retry].compactMap(\.self).min()
    }

    /// Reads the database again when it may hold something new.
    private func refresh() {
        let moment = clock.moment
        guard store.isStale, !store.isTroubled || store.retryAt <= moment.monotonic else { return }
        do {
            let overtaken = agenda.refresh(
                try queue.unfinished(), try queue.connections(), isHeld: try queue.hold() != nil, at: moment)
            wishes.read(try queue.wishes())
            store.succeeded()
            board.keep { agenda[$0]?.generation.state == .uncertain }
            for id in overtaken { underWay[.errand(id, isPaid: false)]?.cancel() }
        } catch {
            store.failed(at: moment.monotonic, jitter: random())
            journal.error("cannot read the database, nothing is sent meanwhile: \(error)")
        }
    }

    private func begin(_ assignment: Assignment) {
        let id = assignment.generation.id
        let work = Work.errand(id, isPaid: assignment.errand == .send)
        underWay[work] = Task {
            await WireContext.$generation.withValue(id) {
                await perform(assignment.errand, for: assignment.generation)
            }
            agenda.finish(id)
            if case .adopt(let jobID) = assignment.errand { ended(.adopt(id, jobID: jobID)) }
            ended(work)
        }
    }

    func ended(_ work: Work) {
        underWay[work] = nil
        doorbell.ring()
    }

    private func perform(_ errand: Errand, for generation: Generation) async {
        switch errand {
        case .send: await send(generation)
        case .makeSure: await makeSure(generation)
        case .adopt(let jobID): await adopt(jobID, for: generation)
        case .watch: await watch(generation)
        case .fetch: await fetch(generation)
        case .askDeletion: await askDeletion(generation)
        case .save: saveAgain(generation.id)
        case .close: settle(.interrupted, for: generation.id)
        }
    }
}
