import Foundation
import Studio
import Testing

@testable import Storage

@Suite("The media folder")
struct MediaFolderTests {
    @Test("writes beside a film what it is, without any key")
    func sidecar() throws {
        let fixture = try Fixture()
        let folder = try DataFolder(path: fixture.folder.file("data"))
        let media = MediaFolder(folder)
        let id = try fixture.pressed("t").id
        let take = try fixture.apply(
            .taken(fence: .empty), .accepted(.job()), .polled(.job("video_1", .finished, cost: .cents(75))),
            .fetched(.film), to: id)
        try media.writeSidecar(of: take)
        try media.writeSidecar(of: take)
        let path = folder.media + "/\(id).json"
        let json = try JSONDecoder().decode(JSONValue.self, from: Data(bytes(of: path)))
        #expect(json["generation"]?.integer == id.rawValue)
        #expect(json["request"]?["prompt"]?.string == "waves at dusk")
        #expect(json["request"]?["seconds"]?.string == "8")
        #expect(json["reply"]?["job_id"]?.string == "video_1")
        #expect(json["cost"]?["charge_usd"]?.string == "0.7500")
        #expect(json["cost"]?["charge"]?.string == "stated")
        #expect(json["completed_at"]?.string == Fixture.noon.iso8601)
        #expect(json["sha256"]?.string == MediaFile.film.sha256)
        #expect(!String(decoding: try bytes(of: path), as: UTF8.self).contains("f1"))
        #expect(try mode(of: path) == 0o600)
    }

    @Test("writes beside a film what it was made from and who appears in it")
    func derivedSidecar() throws {
        let fixture = try Fixture()
        let folder = try DataFolder(path: fixture.folder.file("data"))
        let settings = GenerationSettings(
            prompt: "p", model: "m", seconds: 8, size: ClipSize(width: 1280, height: 720),
            source: SourceJob(operation: .extension, jobID: "video_0", seconds: 12), characters: ["char_1"])
        let take = Generation(
            id: GenerationID(7), videoID: fixture.video.id, server: fixture.real.server, settings: settings,
            estimate: nil, createdAt: Fixture.noon)
        try MediaFolder(folder).writeSidecar(of: take)
        let json = try JSONDecoder().decode(JSONValue.self, from: Data(bytes(of: folder.media + "/7.json")))
        let source: [String: JSONValue] = [
            "operation": .string("extension"), "job": .string("video_0"), "seconds": .integer(12),
        ]
        #expect(json["request"]?["source"] == .object(source))
        #expect(json["request"]?["characters"] == .array([.string("char_1")]))
    }

    @Test("is cleared at start of what was on its way, but not of films that go on")
    func stale() throws {
        let outer = try TemporaryFolder()
        let folder = try DataFolder(path: outer.path)
        for path in [folder.temporary + "/old.webp", folder.media + "/1.mp4.part", folder.references + "/a.png"] {
            try Data([1]).write(to: URL(filePath: path))
        }
        try MediaFolder(folder).removeStaleTemporaries()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.temporary).isEmpty)
        #expect(try MediaFolder(folder).partial(of: GenerationID(1)).received == 1)
        #expect(FileManager.default.fileExists(atPath: folder.references + "/a.png"))
    }

    @Test("knows how much room there is")
    func room() throws {
        let outer = try TemporaryFolder()
        let free = try #require(MediaFolder(try DataFolder(path: outer.path)).freeBytes())
        #expect(free > 0)
    }
}
