import Storage
import Studio
import Synchronization
import Testing

@testable import dailies

@Suite("The test of a connection", .timeLimit(.minutes(2)))
struct ConnectionTesterTests {
    private let rack: Rack
    private let tester: ConnectionTester
    private let wakes = Calls()

    init() throws {
        rack = try Rack()
        let wakes = wakes
        tester = ConnectionTester(rack.registry, rack.servers, rack.clock, .silent) { wakes.count() }
    }

    final class Calls: Sendable {
        private let calls = Mutex(0)
        var value: Int { calls.withLock(\.self) }
        func count() { calls.withLock { $0 += 1 } }
    }

    private func report(of id: ConnectionID) async throws -> ConnectionReport {
        tester.begin(id)
        #expect(tester.state(id) != .notAsked)
        return try await eventually("a report") {
            if case .answered(let report) = tester.state(id) { report } else { nil }
        }
    }

    @Test("tells what the server is, and keeps what it can do and names")
    func well() async throws {
        let id = try rack.connect()
        #expect(tester.state(id) == .notAsked)
        let report = try await report(of: id)
        #expect(report.isWell && report.at == Rack.noon)
        #expect(report.findings.contains(Finding(.ok, "key", "accepted")))
        // Seen by who sees the report.
        let connection = try #require(try rack.database.connection(id))
        #expect(connection.capabilities.lists && connection.capabilities.deletes)
        let models = try rack.database.catalog(of: id, asOf: nil).models
        #expect(models.map(\.name).contains("sora-2") && models == report.offers)
        // What waits there goes on.
        try await waitUntil("a wake") { wakes.value == 1 }
        #expect(try rack.database.wishes().map(\.wish) == [.resume(id)])
    }

    @Test("keeps the price list that is there")
    func priceList() async throws {
        let own = [
            ModelOffer(
                name: "mine", seconds: [5],
                sizes: [SizeOffer(size: ClipSize(width: 64, height: 64), ratePerSecond: nil)])
        ]
        let id = try rack.connect(offers: own)
        let report = try await report(of: id)
        #expect(!report.offers.isEmpty)
        #expect(try rack.database.catalog(of: id, asOf: nil).models == own)
    }

    @Test("tells of a wrong key and of nobody there, and changes nothing", arguments: [true, false])
    func notWell(isThere: Bool) async throws {
        let id =
            isThere
            ? try rack.connect(key: "sk-wrong-0123456789") : try rack.connect(address: "http://127.0.0.1:9/v1")
        let before = try rack.database.connection(id)
        let report = try await report(of: id)
        #expect(!report.isWell)
        let bad = try #require(report.findings.first { $0.mark == .bad })
        #expect(bad.subject == (isThere ? "key" : "connection"))
        #expect(!bad.words.contains("sk-wrong"))
        #expect(try rack.database.connection(id)?.capabilities == before?.capabilities || isThere)
        #expect(try rack.database.wishes().isEmpty && wakes.value == 0)
    }

    @Test("tells of a connection that was removed, and of a key that is another one now")
    func gone() async throws {
        let removed = try rack.connect()
        #expect(try rack.database.removeConnection(removed, at: Rack.noon))
        #expect(try await report(of: removed).findings == [Finding(.bad, "connection", "The connection was removed.")])
        let changed = try rack.connect()
        try rack.studio.keys.setKey("sk-another-0123456789", of: changed)
        #expect(try await report(of: changed).findings[0].words.contains("is another one than when it was saved"))
    }

    @Test("does not let a connection go on that is out of credit, because asking is free")
    func credit() async throws {
        let id = try rack.connect()
        for (code, isLifted) in [("insufficient_quota", false), ("key_refused", true)] {
            try rack.database.setPause(Problem(code: code, message: "No."), of: id, at: Rack.noon)
            #expect(try await report(of: id).isWell)
            // The answer of the next test comes after the wish of this one.
            _ = try await report(of: id)
            #expect(try rack.database.wishes().isEmpty == !isLifted)
        }
    }

    @Test("that is begun again takes the place of the one before, with the connection as it is by then")
    func again() async throws {
        let id = try rack.connect(key: "sk-wrong-0123456789")
        tester.begin(id)
        let draft = ConnectionDraft(
            name: "Rack", kind: .openai, address: rack.simulator.baseURL, keySource: .file,
            keyFingerprint: rack.studio.keys.fingerprint(of: Rack.key))
        _ = try rack.database.changeConnection(id, to: draft)
        try rack.studio.keys.setKey(Rack.key, of: id)
        #expect(try await report(of: id).isWell)
    }
}
