import Foundation
import Studio
import Testing

@testable import Storage

@Suite("Erasing a generation's files")
struct EraseTests {
    @Test("removes the film, its pictures and its sidecar, and nothing else")
    func files() throws {
        let temporary = try TemporaryFolder()
        let folder = try DataFolder(path: temporary.file("data"))
        for name in ["1.mp4", "1.webp", "1.jpg", "1.json", "1.spritesheet.jpg", "1.mp4.part", "11.mp4"] {
            try Data("x".utf8).write(to: URL(filePath: folder.media + "/" + name))
        }
        try MediaFolder(folder).erase(GenerationID(1))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.media) == ["11.mp4"])
    }
}
