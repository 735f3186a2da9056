import Foundation
import Testing

extension WithoutBrowser {
    @Suite("The trash")
    struct TrashTests {
        @Test("takes a video, gives it back, and erases it with its film only when it is emptied")
        func wholeWay() async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let clip = try await studio.site.makeClip()
                let film = "\(studio.data)/media/\(clip.generation).mp4"
                try #require(FileManager.default.fileExists(atPath: film))
                let video = try await visitor.open("/videos/\(clip.video)")
                _ = try await visitor.press(try video.form("Move to the trash"))
                #expect(try await visitor.open("/projects/1").words.contains("Rain over Lisbon") == false)

                let trash = try await visitor.open("/trash")
                _ = try await visitor.press(try trash.form("Take it back"))
                #expect(try await visitor.open("/projects/1").words.contains("Rain over Lisbon"))
                #expect(try await studio.site.get("/generations/\(clip.generation)/video.mp4").status == 200)

                _ = try await visitor.press(try video.form("Move to the trash"))
                let empty = try await visitor.open("/trash").form("Empty the trash")
                #expect(try await visitor.press(empty).words.contains("Nothing was erased"))
                #expect(FileManager.default.fileExists(atPath: film))
                #expect(
                    try await visitor.press(try empty.filled(["sure": "true"])).words.contains("The trash is empty"))
                #expect(!FileManager.default.fileExists(atPath: film))
                #expect(try await studio.site.get("/generations/\(clip.generation)/video.mp4").status == 404)
                #expect(try await visitor.open("/usage").words.contains("1 clip made"))
            }
        }
    }
}
