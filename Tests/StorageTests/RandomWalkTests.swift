import SQLite
import Studio
import Testing

@testable import Storage

@Suite("A random walk of events")
struct RandomWalkTests {
    /// Eight takes, with and without a known price, at a real and a simulated server.
    private static func takes(_ fixture: Fixture, _ round: Int) throws -> [Generation] {
        try (0..<8).map { index -> Generation in
            let estimate: Money? = index % 4 == 3 ? nil : Money.cents(Int64(40 + index))
            let server = index % 2 == 0 ? fixture.real.server : fixture.simulated.server
            return try fixture.pressed("round \(round) token \(index)", estimate: estimate, to: server)
        }
    }

    @Test("leaves in the tables what the state machine says, and a ledger that adds up", arguments: [1, 2, 3, 4])
    func walk(seed: UInt64) throws {
        let fixture = try Fixture()
        var random = SeededRandom(seed)
        var now = Fixture.noon
        for round in 0..<6 {
            var expected = try Self.takes(fixture, round)
            for _ in 0..<200 {
                now = now + .seconds(Int64.random(in: -30...300, using: &random))
                let index = Int.random(in: expected.indices, using: &random)
                let event = GenerationEvent.random(&random, at: now)
                let before = expected[index]
                let owned = try fixture.jobs(at: before.server)
                let after = before.afterwards(event, at: now, owned: owned)
                let saved = try fixture.store.apply(event, to: before.id, at: now)
                try #require(saved == after, "\(event) in \(before.state)")
                expected[index] = saved ?? before
                try #require(try fixture.store.generation(before.id) == expected[index])
            }
            try fixture.expectBalance(of: expected)
            try fixture.store.expectSums()
        }
        let reopened = try fixture.reopened()
        #expect(try reopened.unfinished() == fixture.store.unfinished())
    }
}

extension Generation {
    /// What the tables must hold: the machine's word, and a job of somebody else is a duplicate.
    fileprivate func afterwards(_ event: GenerationEvent, at now: Timestamp, owned: Set<String>) -> Generation? {
        guard let next = after(event, at: now), next != self else { return nil }
        guard let job = next.jobID, jobID == nil, owned.contains(job) else { return next }
        let twin = after(.duplicated(.test), at: now)
        return twin.map {
            var twin = $0
            twin.problem = duplicate(of: job)
            return twin
        }
    }
}

extension Fixture {
    /// The jobs that the tables know of at this address under this key.
    fileprivate func jobs(at server: ServerIdentity) throws -> Set<String> {
        try store.database.read { session in
            let rows = try session.rows(
                """
                SELECT job_id FROM generations
                WHERE server_address = ? AND server_kind = ? AND key_fingerprint = ? AND job_id IS NOT NULL
                """, server.address, server.kind, server.keyFingerprint)
            return Set(try rows.map { try $0.get("job_id", as: String.self) })
        }
    }

    fileprivate func expectBalance(of takes: [Generation]) throws {
        try store.database.read { session in
            for take in takes {
                let booked: Int64? = try session.value("SELECT sum(amount) FROM ledger WHERE generation = ?", take.id)
                #expect(booked == (take.charge.amount ?? .zero).microDollars)
            }
            let sums = try session.row(
                """
                SELECT (SELECT sum(amount) FROM ledger) AS ledger,
                    (SELECT sum(charge_amount) FROM generations) AS charges
                """)
            #expect(try sums?.get("ledger", as: Int64.self) == sums?.get("charges", as: Int64.self))
        }
    }
}
