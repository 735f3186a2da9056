import Foundation
import Studio
import Testing
import Worker

@Suite("A changed connection and a vanished film", .timeLimit(.minutes(5)))
struct PersonTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private static let changed = Problem(code: "connection_changed", message: "The key is another one now.")

    /// Refuses the key that was frozen, and takes the present one.
    private func servers(_ server: any VideoServer) -> ScriptedServers {
        ScriptedServers { identity throws(Problem) in
            guard identity.keyFingerprint == "f2" else { throw Self.changed }
            return server
        }
    }

    @Test("A23: what was never sent waits, and goes out with the present key once the person says so")
    func held() async throws {
        let provider = FakeProvider()
        let worker = bench.worker(servers(provider.server))
        await worker.start()
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .held }
        #expect(provider.creates == 0)
        try bench.wish(.readdress(id), worker)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench[id].server.keyFingerprint == "f2")
        await worker.stop()
    }

    @Test("A23: a job moves to the present key only when that knows the job", arguments: [true, false])
    func running(isSameAccount: Bool) async throws {
        let provider = FakeProvider()
        let id = try bench.press()
        let job = isSameAccount ? provider.accept("waves") : RemoteJob.job("job_elsewhere")
        try bench.apply(.taken(fence: .empty), .accepted(job), to: id)
        let worker = bench.worker(servers(provider.server))
        await worker.start()
        try await bench.run(worker) { try bench[id].problem?.code == "connection_changed" }
        try bench.wish(.readdress(id), worker)
        if isSameAccount {
            try await bench.run(worker) { try bench.state(id) == .completed }
        } else {
            try await bench.run(worker) { try bench[id].problem?.message.contains("does not have this job") == true }
            #expect(try bench.state(id) == .inProgress)
            #expect(try bench[id].server.keyFingerprint == "f1")
        }
        await worker.stop()
    }

    @Test(
        "C14: a film that was removed is fetched again, and its record says what came of it", arguments: [true, false])
    func vanished(isStillThere: Bool) async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        let path = bench.media.path(of: .video, of: id)
        let film = try Data(contentsOf: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path)
        await worker.stop()

        var server = provider.server
        if !isStillThere { server.onFetch = { _, _, _ in .gone(.test) } }
        let again = await bench.started(server)
        try bench.wish(.fetchAgain(id), again)
        try await bench.run(again) {
            try bench.store.entries(of: id).contains { $0.entry.text.contains("fetched again") }
        }
        #expect((try? Data(contentsOf: URL(filePath: path))) == (isStillThere ? film : nil))
        #expect(try bench.state(id) == .completed)
        await again.stop()
    }
}
