import Foundation
import SQLite
import Testing

@Suite("A database that somebody else holds")
struct LockedDatabaseTests {
    @Test("D3: sends nothing that is not saved; afterwards the same press is taken and sent once")
    func locked() async throws {
        try await onStage { stage in
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let path = stage.database
            let isHeld = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                _ = try? Database(path: path).write { _ in
                    isHeld.signal()
                    _ = mayEnd.wait(timeout: .now() + 60)
                }
            }
            while isHeld.wait(timeout: .now()) == .timedOut { try await Task.sleep(for: .milliseconds(10)) }
            let reply = try await studio.site.press(video, "locked", key: "one")
            #expect(reply.status >= 500)
            #expect(stage.server.book.posts.isEmpty)
            mayEnd.signal()
            let id = try await eventually("the press is taken") {
                try await studio.site.generate(video, "locked", key: "one")
            }
            try await studio.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }
}
