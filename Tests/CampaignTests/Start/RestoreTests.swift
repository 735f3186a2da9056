import Foundation
import Testing

@Suite("A restored copy")
struct RestoreTests {
    enum Copy: CaseIterable {
        /// The database was copied back, all else is as it was.
        case database
        /// The whole folder, as a snapshot of the machine.
        case folder
    }

    @Test("A21: that says queued of what was sent since sends nothing again", arguments: Copy.allCases)
    func nothingSentAgain(_ copy: Copy) async throws {
        let count = 20
        try await offStage {
            let stage = try Stage(isOpen: false)
            let first = try await stage.open()
            let video = try await first.site.makeVideo()
            let ids = try await each(Array(1...count)) { try await first.site.generate(video, "restored \($0)") }
            try await first.stop()
            try save(stage)
            stage.server.open()
            let second = try await stage.open()
            for id in ids { try await second.site.take(id, is: "completed") }
            try await second.stop()
            #expect(stage.server.book.posts.count == count)
            try restore(copy, stage)
            let third = try await stage.open()
            try await waitUntil("nothing is queued any more", within: .seconds(120)) {
                try await third.site.states()["queued"] == 0
            }
            let states = try await third.site.states()
            #expect(states["held"] == count, "\(states)")
            #expect(stage.server.book.posts.count == count)
            try await third.crash()
            try Oracle(stage).expectAllIsWell(hasWholeFolder: copy == .folder)
        }
    }

    @Test("A21: next to films that are newer gives no generation the film of another", arguments: Copy.allCases)
    func filmsOfOthers(_ copy: Copy) async throws {
        try await offStage {
            let stage = try Stage()
            let first = try await stage.open()
            let video = try await first.site.makeVideo()
            try await first.stop()
            try save(stage)
            let second = try await stage.open()
            let before = try await second.site.generate(video, "before the copy came back")
            try await second.site.take(before, is: "completed")
            try await second.stop()
            try restore(copy, stage)
            let third = try await stage.open()
            let after = try await third.site.generate(video, "after the copy came back")
            #expect(after == before, "the copy counts on from where it was")
            let take = try await third.site.take(after, is: "completed")
            let isItsOwn = try await third.site.film(after) == take.job.map(Film.of)
            #expect(isItsOwn)
            try await third.stop()
        }
    }

    @Test("D12: made of the one file after a clean end is the whole library")
    func oneFile() async throws {
        try await onStage { stage in
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "in the one file")
            try await studio.site.take(id, is: "completed")
            try await studio.stop()
            let copy = stage.folder.file("copy.sqlite")
            try FileManager.default.copyItem(atPath: stage.database, toPath: copy)
            #expect(try Library(path: copy).generations.map(\.state) == ["completed"])
            return nil
        }
    }

    private func save(_ stage: Stage) throws {
        try FileManager.default.copyItem(atPath: stage.data, toPath: stage.folder.file("saved"))
    }

    private func restore(_ copy: Copy, _ stage: Stage) throws {
        let files = FileManager.default
        switch copy {
        case .folder:
            try files.removeItem(atPath: stage.data)
            try files.copyItem(atPath: stage.folder.file("saved"), toPath: stage.data)
        case .database:
            for name in try databaseFiles(in: stage.data) { try files.removeItem(atPath: "\(stage.data)/\(name)") }
            let saved = stage.folder.file("saved")
            for name in try databaseFiles(in: saved) {
                try files.copyItem(atPath: "\(saved)/\(name)", toPath: "\(stage.data)/\(name)")
            }
        }
    }

    /// The database and its log.
    private func databaseFiles(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("dailies.sqlite") }
    }
}
