import Foundation
import Testing

@Suite("A full disk", .enabled(if: SmallDisk.isPossible, "small disks cannot be mounted here"))
struct FullDiskTests {
    @Test("D2: takes no press, sends nothing, and says so; with room again the same press is taken and sent once")
    func pressRefused() async throws {
        try await onSmallDisk { stage, disk in
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            try disk.fill(leaving: 0)
            let reply = try await studio.site.press(video, "no room", key: "one")
            #expect(reply.status >= 500)
            #expect(try await studio.site.get("/health").status >= 200)
            #expect(stage.server.book.posts.isEmpty)
            disk.empty()
            let id = try await studio.site.generate(video, "no room", key: "one")
            try await studio.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test("D2: while the server's answer is on its way loses no job, and pays for none twice")
    func answerNotSaved() async throws {
        try await onSmallDisk { stage, disk in
            stage.server.behave {
                $0.post = { _ in .accept(.doing({ try? disk.fill(leaving: 0) }, .honest)) }
                $0.pollsNeeded = 3
            }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let id = try await studio.site.generate(video, "answer not saved")
            try await waitUntil("the request has arrived") { stage.server.book.posts.count == 1 }
            try await Task.sleep(for: .seconds(1))
            disk.empty()
            try await studio.site.take(id, is: "completed", within: .seconds(120))
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test("C15: keeps the paid film waiting at the server, says until when, and fetches it once there is room")
    func filmWaits() async throws {
        try await onSmallDisk { stage, disk in
            stage.server.behave {
                $0.poll = { .doing({ try? disk.fill(leaving: 8 << 20) }, .json(200, $0.document("completed"))) }
            }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "film waits")
            let take = try await studio.site.take(id, "waits for room") { $0.code == "disk_full" }
            #expect(take.state == "downloading" && take.message?.contains("MiB") == true)
            #expect(take.message?.contains("until") == true)
            disk.empty()
            try await studio.site.take(id, is: "completed", within: .seconds(120))
            return studio
        }
    }

    /// The data folder is a disk of 48 MiB.
    private func onSmallDisk(_ body: @Sendable (Stage, SmallDisk) async throws -> Studio) async throws {
        try await onStage { stage in
            let disk = try SmallDisk(at: stage.data)
            let studio = try await body(stage, disk)
            try await studio.crash()
            try disk.keepContents()
            return nil
        }
    }
}
