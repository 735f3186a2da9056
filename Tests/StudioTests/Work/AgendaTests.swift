import Testing

@testable import Studio

@Suite("The agenda")
struct AgendaTests {
    let noon = Timestamp(milliseconds: 1_795_176_000_000)
    let start = Interval.hours(5)

    func moment(after interval: Interval = .zero) -> Moment {
        Moment(wall: noon + interval, monotonic: start + interval)
    }

    func identity(_ connection: Int64 = 1, _ address: String = "https://old.example") -> ServerIdentity {
        ServerIdentity(connection: ID(connection), kind: .openai, address: address, keyFingerprint: "f")
    }

    func generation(
        _ id: Int64, _ state: GenerationState = .queued, connection: Int64 = 1, model: String = "sora-2",
        address: String = "https://old.example", _ change: (inout Generation) -> Void = { _ in }
    ) -> Generation {
        var generation = Generation(
            id: ID(id), videoID: ID(1), server: identity(connection, address),
            settings: GenerationSettings(
                prompt: "p\(id)", model: model, seconds: 4, size: ClipSize(width: 1280, height: 720)),
            estimate: nil, createdAt: noon)
        generation.state = state
        generation.jobID = [.inProgress, .downloading, .cancelled].contains(state) ? "job_\(id)" : nil
        change(&generation)
        return generation
    }

    func connection(_ id: Int64 = 1, pause: Problem? = nil, limit: Int = 2) -> Connection {
        Connection(
            id: ID(id), name: "C", server: identity(id), keySource: .none, isDefault: true, pause: pause,
            runningLimit: limit)
    }

    func agenda(_ rows: [Generation], _ connections: [Connection]? = nil) -> Agenda {
        var agenda = Agenda()
        _ = agenda.refresh(rows, connections ?? [connection()], at: moment())
        return agenda
    }

    /// Number and errand of what begins.
    func chosen(_ agenda: inout Agenda, after interval: Interval = .zero) -> [String] {
        agenda.choose(at: start + interval).map { "\($0.generation.id) \($0.errand)" }
    }

    @Test(
        "each state has its errand",
        arguments: [
            (GenerationState.queued, "send"), (.submitting, "close"), (.uncertain, "makeSure"),
            (.inProgress, "watch"), (.downloading, "fetch"), (.held, nil), (.completed, nil), (.failed, nil),
            (.cancelled, nil),
        ] as [(GenerationState, String?)])
    func errands(state: GenerationState, errand: String?) {
        #expect(generation(1, state).errand.map { "\($0)" } == errand)
    }

    @Test("a stopped job is deleted at the server only when that is wanted")
    func deletion() {
        let wanted = generation(1, .cancelled) { $0.serverDeletion = .wanted }
        #expect(wanted.errand == .askDeletion)
        #expect(generation(1, .cancelled) { $0.serverDeletion = .done }.errand == nil)
    }

    @Test("of many that wait the oldest is sent, one at a time; once begun nothing is begun twice")
    func oldestFirst() {
        var agenda = agenda([generation(3), generation(2), generation(4)])
        #expect(chosen(&agenda) == ["2 send"])
        #expect(chosen(&agenda) == [])
    }

    @Test("another is sent only when the outcome of the last is settled and a slot is free")
    func slots() {
        var agenda = agenda([generation(1), generation(2), generation(3)])
        for id in 1...2 as ClosedRange<Int64> {
            #expect(chosen(&agenda) == ["\(id) send"])
            agenda.settle(generation(id, .submitting), due: start, at: start)
            #expect(chosen(&agenda) == [])
            agenda.settle(generation(id, .inProgress), due: start + .hours(1), at: start)
            agenda.finish(ID(id))
        }
        #expect(chosen(&agenda) == [])
        agenda.settle(generation(1, .completed), due: nil, at: start)
        agenda.finish(ID(1))
        #expect(chosen(&agenda) == ["3 send"])
    }

    @Test("connections have lanes of their own")
    func lanes() {
        var agenda = agenda(
            [generation(1), generation(2, connection: 2)], [connection(), connection(2)])
        #expect(chosen(&agenda) == ["1 send", "2 send"])
    }

    @Test("making sure goes before sending, and never beside it")
    func lookFirst() {
        var agenda = agenda([generation(1), generation(2, .uncertain)])
        #expect(chosen(&agenda) == ["2 makeSure"])
        agenda.change(ID(2)) { $0.due = nil }
        agenda.finish(ID(2))
        #expect(chosen(&agenda) == ["1 send"])
        agenda.change(ID(2)) { $0.due = start }
        #expect(chosen(&agenda) == [])
    }

    @Test(
        "while an outcome is not saved, its connection sends nothing and looks for nothing",
        arguments: [
            GenerationState.submitting, .uncertain,
        ])
    func unsaved(state: GenerationState) {
        var agenda = agenda([generation(1, state), generation(2), generation(3, .uncertain)])
        agenda.change(ID(1)) {
            $0.unsaved = UnsavedOutcome(event: .interrupted, wait: nil, at: noon)
            $0.due = start + .seconds(5)
        }
        #expect(chosen(&agenda) == [])
        #expect(agenda.nextDue(after: start) == start + .seconds(5))
        #expect(chosen(&agenda, after: .seconds(5)) == ["1 save"])
    }

    @Test("a pause stops sending alone; a refused key stops polling, fetching and looking too")
    func pauses() {
        let rows = [generation(1), generation(2, .inProgress), generation(3, .downloading), generation(4, .uncertain)]
        let pause = Problem(code: "p", message: "p")
        var paused = agenda(rows, [connection(pause: pause)])
        #expect(chosen(&paused) == ["2 watch", "3 fetch", "4 makeSure"])
        var refused = agenda(rows, [connection(pause: pause)])
        refused[lane: ID(1)].isRefused = true
        #expect(chosen(&refused) == [])
        _ = refused.refresh(rows, [connection()], at: moment())
        #expect(chosen(&refused) == ["2 watch", "3 fetch", "4 makeSure"])
    }

    @Test("a pause that is not saved yet pauses as well")
    func unsavedPause() {
        var agenda = agenda([generation(1)])
        agenda[lane: ID(1)].unsavedPause = Problem(code: "p", message: "p")
        #expect(chosen(&agenda) == [])
    }

    @Test("at most two polls at a time, the longest due first")
    func polls() {
        var agenda = agenda((1...5).map { generation($0, .inProgress) }, [connection(limit: 9)])
        for id in 1...5 as ClosedRange<Int64> { agenda.change(ID(id)) { $0.due = start - .seconds(id) } }
        #expect(chosen(&agenda) == ["4 watch", "5 watch"])
        agenda.change(ID(5)) { $0.due = start + .hours(1) }
        agenda.finish(ID(5))
        #expect(chosen(&agenda) == ["3 watch"])
    }

    @Test("nothing is due before its time, and the earliest time is known")
    func dueTimes() {
        var agenda = agenda([generation(1, .inProgress), generation(2, .inProgress)])
        agenda.change(ID(1)) { $0.due = start + .seconds(7) }
        agenda.change(ID(2)) { $0.due = start + .seconds(3) }
        #expect(agenda.nextDue(after: start) == start + .seconds(3))
        #expect(chosen(&agenda, after: .seconds(2)) == [])
        #expect(chosen(&agenda, after: .seconds(3)) == ["2 watch"])
        #expect(agenda.nextDue(after: start + .seconds(3)) == start + .seconds(7))
    }

    @Test("what rests opens again by itself: a lane, a model, the polls")
    func openings() {
        var agenda = agenda([generation(1), generation(2, model: "other"), generation(3, .inProgress)])
        agenda[lane: ID(1)].close(until: start + .seconds(1), because: nil)
        agenda[lane: ID(1)].closedModels["sora-2"] = start + .seconds(4)
        agenda[lane: ID(1)].quietUntil = start + .seconds(9)
        #expect(chosen(&agenda) == [])
        #expect(agenda.nextDue(after: start) == start + .seconds(1))
        #expect(chosen(&agenda, after: .seconds(1)) == ["2 send"])
        agenda.change(ID(2)) { $0.due = nil }
        agenda.finish(ID(2))
        #expect(chosen(&agenda, after: .seconds(4)) == ["1 send"])
        #expect(chosen(&agenda, after: .seconds(9)) == ["3 watch"])
    }

    @Test("with nothing open there is no next time")
    func nothing() {
        var agenda = agenda([generation(1, .held)])
        #expect(chosen(&agenda) == [])
        #expect(agenda.nextDue(after: start) == nil)
    }

    @Test("an errand that the person has overtaken is named, and what follows is due at once")
    func overtaken() {
        var agenda = agenda([generation(1, .downloading)])
        #expect(chosen(&agenda) == ["1 fetch"])
        let cancelled = generation(1, .cancelled) { $0.serverDeletion = .wanted }
        #expect(agenda.refresh([cancelled], [connection()], at: moment()) == [ID(1)])
        #expect(chosen(&agenda) == [])
        agenda.finish(ID(1))
        #expect(chosen(&agenda) == ["1 askDeletion"])
    }

    @Test("what is over leaves the agenda")
    func over() {
        var agenda = agenda([generation(1, .inProgress), generation(2)])
        agenda.settle(generation(1, .failed), due: nil, at: start)
        agenda.finish(ID(1))
        #expect(agenda[ID(1)] == nil)
        _ = agenda.refresh([], [connection()], at: moment())
        #expect(agenda[ID(2)] == nil)
    }

    @Test("reading the rows again does not hurry what waits", arguments: [GenerationState.queued, .inProgress])
    func patience(state: GenerationState) {
        var agenda = agenda([generation(1, state)])
        agenda.change(ID(1)) { $0.due = start + .minutes(10) }
        _ = agenda.refresh([generation(1, state)], [connection()], at: moment(after: .seconds(5)))
        #expect(agenda[ID(1)]?.due == start + .minutes(10))
    }

    @Test("what was released is due at once")
    func released() {
        var agenda = agenda([generation(1, .held)])
        _ = agenda.refresh([generation(1)], [connection()], at: moment(after: .seconds(5)))
        #expect(chosen(&agenda, after: .seconds(5)) == ["1 send"])
    }

    @Test(
        "a wait that a row tells at the start is held within sense",
        arguments: [(-10, 0), (0, 0), (60, 60), (1_000_000_000, 900)])
    func clamped(wish: Int64, wait: Int64) {
        let seat = Seat(generation(1) { $0.nextAttemptAt = noon + .seconds(wish) }, at: moment())
        #expect(seat.due == start + .seconds(wait))
    }

    @Test("an age that the wall clock makes up is held within sense")
    func age() {
        let fromFuture = Seat(generation(1, .inProgress) { $0.submittedAt = noon + .hours(9) }, at: moment())
        #expect(fromFuture.slowness(at: start) == .usual)
        let ancient = Seat(generation(1, .inProgress) { $0.submittedAt = noon + .hours(-90_000) }, at: moment())
        #expect(ancient.slowness(at: start) == .stalled)
        let fresh = Seat(generation(1, .inProgress) { $0.submittedAt = noon + .minutes(-29) }, at: moment())
        #expect(fresh.slowness(at: start) == .usual)
        #expect(fresh.slowness(at: start + .minutes(1)) == .unusuallyLong)
    }

    @Test("a job that the person names while a look is under way is checked right after it")
    func namedMeanwhile() {
        var agenda = agenda([generation(1, .uncertain)])
        #expect(chosen(&agenda) == ["1 makeSure"])
        agenda.change(ID(1)) { $0.namedJob = "video_7" }
        agenda.settle(generation(1, .uncertain), due: nil, at: start)
        agenda.finish(ID(1))
        #expect(chosen(&agenda) == ["1 adopt(\"video_7\")"])
    }

    @Test("a finished take whose job shall be deleted is seen to, also right after its film has come")
    func deletionWanted() {
        func completed(_ deletion: ServerDeletion) -> Generation {
            generation(1, .completed) {
                $0.jobID = "job_1"
                $0.serverDeletion = deletion
            }
        }
        var agenda = agenda([generation(1, .downloading)])
        #expect(chosen(&agenda) == ["1 fetch"])
        agenda.settle(completed(.none), due: nil, at: start)
        #expect(agenda.refresh([completed(.wanted)], [connection()], at: moment()) == [])
        agenda.finish(ID(1))
        #expect(chosen(&agenda) == ["1 askDeletion"])
    }

    @Test("a job whose connection has a new address is asked for there at once")
    func readdressed() {
        var agenda = agenda([generation(1, .inProgress)])
        agenda.change(ID(1)) { $0.due = start + .minutes(5) }
        let moved = generation(1, .inProgress, address: "https://new.example")
        #expect(agenda.refresh([moved], [connection()], at: moment()) == [])
        #expect(chosen(&agenda) == ["1 watch"])
    }

    @Test("when one of two equal open requests is settled, the other is looked for again")
    func twins() {
        let settings = generation(1).settings
        func twin(_ id: Int64, _ state: GenerationState) -> Generation {
            var twin = Generation(
                id: ID(id), videoID: ID(1), server: identity(), settings: settings, estimate: nil, createdAt: noon)
            twin.state = state
            return twin
        }
        var agenda = agenda([twin(1, .uncertain), twin(2, .uncertain), generation(3, .uncertain)])
        for id in 1...3 as ClosedRange<Int64> { agenda.change(ID(id)) { $0.due = nil } }
        agenda.settle(twin(2, .inProgress), due: start + .hours(1), at: start)
        #expect(chosen(&agenda) == ["1 makeSure"])
    }
}
