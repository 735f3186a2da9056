import Testing

@testable import Studio

extension AgendaTests {
    @Test("jobs that somebody else sent take no slot")
    func elsewhere() {
        let imported = (1...3).map { id in generation(id, .inProgress) { $0.charge = .elsewhere } }
        var agenda = agenda(imported + [generation(4)])
        for id in 1...3 as ClosedRange<Int64> { agenda.change(ID(id)) { $0.due = start + .hours(1) } }
        #expect(chosen(&agenda) == ["4 send"])
    }

    @Test("a queued take says why it waits, unless a pause says it")
    func waits() {
        let until = noon + .seconds(30)
        let rows = [generation(1), generation(2, model: "other"), generation(3, connection: 2)]
        var agenda = agenda(rows, [connection(), connection(2, pause: Sample.problem("p"))])
        agenda[lane: ID(1)].closedModels["sora-2"] = start + .seconds(30)
        #expect(agenda.waits(at: moment()) == [ID(1): .rateLimited(until: until)])
        agenda[lane: ID(1)].close(until: start + .seconds(30), because: Sample.problem("q"))
        let closed = WaitReason.closed(until: until, Sample.problem("q"))
        #expect(agenda.waits(at: moment()) == [ID(1): closed, ID(2): closed])
        #expect(agenda.waits(at: moment(after: .seconds(30))).isEmpty)
    }

    @Test("a queued take waits for a slot, or for the paid request before it")
    func waitsForOthers() {
        var agenda = agenda([generation(1, .inProgress), generation(2, .downloading), generation(3)])
        #expect(agenda.waits(at: moment()) == [ID(3): .slotsFull])
        agenda = self.agenda([generation(1), generation(2)])
        #expect(chosen(&agenda) == ["1 send"])
        #expect(agenda.waits(at: moment()) == [ID(2): .onTheWire])
    }
}
