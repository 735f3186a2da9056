import Foundation
import Studio
import Testing

@testable import Storage

@Suite("A restored copy of the database")
struct RestoredDatabaseTests {
    /// Copies the database aside, lets `meanwhile` happen, puts the copy back and recovers it.
    private func restored(
        _ fixture: Fixture, _ meanwhile: () throws -> Void
    ) throws -> (StudioDatabase, Recovery) {
        let copy = fixture.folder.file("copy.sqlite")
        try fixture.store.backup(to: copy)
        try meanwhile()
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: copy, toPath: folder.file("dailies.sqlite"))
        try? FileManager.default.copyItem(
            atPath: fixture.folder.file("sent.log"), toPath: folder.file("sent.log"))
        let store = try StudioDatabase(path: folder.file("dailies.sqlite"))
        return (store, try store.recover(queuedBefore: Fixture.noon + .hours(-1), at: Fixture.noon))
    }

    private func send(_ generation: Generation, _ fixture: Fixture) throws {
        _ = try #require(try fixture.store.take(generation.id, fence: .empty, at: Fixture.noon))
        let job = RemoteJob(id: "job \(generation.id)", status: .running, word: "")
        try fixture.apply(.accepted(job), to: generation.id)
    }

    @Test("A21: does not send again what was sent since the copy was made")
    func sentSince() throws {
        let fixture = try Fixture()
        let (first, second, waiting) = (
            try fixture.pressed("first"), try fixture.pressed("second"), try fixture.pressed("waiting")
        )
        let (store, recovery) = try restored(fixture) {
            try send(first, fixture)
            try send(second, fixture)
        }
        let held = try #require(try store.generation(first.id))
        #expect(held.state == .held)
        #expect(held.problem?.code == "sent_before")
        #expect(try store.generation(waiting.id)?.state == .queued)
        #expect(recovery.doubtful == second.id, "the last one may only have been about to be sent")
    }

    @Test("goes on with what provably was not sent")
    func takenBack() throws {
        let fixture = try Fixture()
        let take = try fixture.pressed("busy")
        let (store, recovery) = try restored(fixture) {
            _ = try #require(try fixture.store.take(take.id, fence: .empty, at: Fixture.noon))
            try fixture.apply(.deferred(.test, until: Fixture.noon), to: take.id)
        }
        #expect(try store.generation(take.id)?.state == .queued)
        #expect(recovery.doubtful == nil)
    }

    @Test("marks nothing as sent when the journal cannot be written")
    func unwritable() throws {
        let fixture = try Fixture()
        let take = try fixture.pressed("t")
        try FileManager.default.createDirectory(
            atPath: fixture.folder.file("sent.log"), withIntermediateDirectories: false)
        #expect(throws: (any Error).self) { try fixture.store.take(take.id, fence: .empty, at: Fixture.noon) }
        #expect(try fixture.store.generation(take.id)?.state == .queued)
    }
}
