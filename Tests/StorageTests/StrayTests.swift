import Foundation
import Studio
import Testing

@testable import Storage

@Suite("A film that no generation can have")
struct StrayTests {
    @Test("is moved out of the way with all that belongs to it, and kept; the films of others stay")
    func setAside() throws {
        let temporary = try TemporaryFolder()
        let folder = try DataFolder(path: temporary.file("data"))
        let strays = ["2.json", "2.mp4", "2.mp4.part", "2.spritesheet.jpg"]
        for name in strays + ["1.mp4", "12.mp4", "notes.txt"] {
            try Data(name.utf8).write(to: URL(filePath: folder.media + "/" + name))
        }
        let media = MediaFolder(folder)
        #expect(try media.setStraysAside { $0 != GenerationID(2) } == strays)
        #expect(try names(in: folder.media) == ["1.mp4", "12.mp4", "notes.txt", "strays"])
        let kept = try names(in: folder.media + "/strays")
        #expect(Set(kept.map { $0.drop { $0 != "." }.dropFirst() }) == Set(strays.map { $0[...] }))
        #expect(try media.setStraysAside { _ in true } == [])
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}
