import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("The storage page")
struct StorageTests {
    /// A project with a completed take, whose film has the hash that its row says.
    private static func filled() throws -> (TestStudio, Project) {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.bring(try studio.addTake(to: video), to: .failed)
        return (studio, try #require(try studio.store.video(video.id)).project)
    }

    private static func upload(_ bytes: [UInt8], to studio: TestStudio) async throws -> HTTPReply {
        let path = NSTemporaryDirectory() + "dailies-upload-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = HTTPRequest.Part.Content.file(path: path, fileName: "x.zip", contentType: "application/zip")
        return try await studio.postParts("/import", [HTTPRequest.Part(name: "archive", content: file)])
    }

    @Test("shows what lies on the disk and the ways out and in")
    func page() async throws {
        let (studio, project) = try Self.filled()
        let page = try await studio.get("/storage")
        #expect(page.status == 200)
        for part in ["action=\"/backup\"", "action=\"/import\"", "href=\"/export\"", "href=\"/trash\"", " free</h2>"] {
            #expect(page.text.contains(part), "\(part)")
        }
        #expect(try await studio.get("/settings").text.contains("href=\"/storage\""))
        #expect(
            try await studio.get("/projects/\(project.id)").text.contains("href=\"/projects/\(project.id)/export\""))
    }

    @Test("says of each kind of file what can be freed and where, and removes strays when one is sure")
    func freeing() async throws {
        let (studio, _) = try Self.filled()
        #expect(try await studio.get("/storage").text.contains("Remove them for good") == false)
        let folder = studio.folder.media + "/strays"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(count: 2_300_000).write(to: URL(filePath: folder + "/x.7.mp4"))
        try Data(count: 400_000).write(to: URL(filePath: studio.folder.references + "/unused.png"))
        let page = try await studio.get("/storage").text
        for words in [
            "<th scope=\"row\">Films</th>", "<th scope=\"row\">Belongs to nothing</th><td class=\"number\">2.3 MB</td>",
            "400 kB belong to no take", "<a href=\"/trash\">Open the trash</a>", "action=\"/storage/strays\"",
        ] { #expect(page.contains(words), "\(words)") }
        let unsure = try await studio.post("/storage/strays", [])
        #expect(unsure.status == 422 && unsure.text.contains("Nothing was removed"))
        #expect(FileManager.default.fileExists(atPath: folder + "/x.7.mp4"))
        #expect(try await studio.post("/storage/strays", [("sure", "true")]).status == 303)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        #expect(try await studio.get("/storage?notice=removed").text.contains("is removed."))
    }

    @Test(
        "writes sizes in kilobytes, megabytes and gigabytes, and never says none of what is there",
        arguments: [
            (0, "0 kB"), (1, "1 kB"), (48_001, "49 kB"), (949_999, "950 kB"), (950_000, "1.0 MB"),
            (949_999_999, "950.0 MB"), (1_000_000_000, "1.0 GB"), (76_649_000_000, "76.6 GB"),
        ] as [(Int64, String)])
    func sizes(bytes: Int64, words: String) {
        #expect(diskSize(bytes) == words)
    }

    @Test("gives a project or everything as one attachment of known length", arguments: [true, false])
    func export(whole: Bool) async throws {
        let (studio, project) = try Self.filled()
        let path = whole ? "/export" : "/projects/\(project.id)/export"
        let reply = try await studio.get(path)
        #expect(reply.status == 200)
        #expect(reply.headers["content-type"] == "application/zip")
        #expect(reply.headers["content-length"] == "\(reply.body.count)")
        #expect(reply.headers["content-disposition"]?.contains("dailies-\(whole ? "library" : "trams")-2026-") == true)
        #expect(reply.body.starts(with: Array("PK".utf8)))
        #expect(try await studio.send("HEAD", path).headers["content-length"] == "\(reply.body.count)")
        #expect(try await studio.get("/projects/99/export").status == 404)
    }

    @Test("takes an export in, shows what came of it, and takes it in once")
    func importing() async throws {
        let (old, _) = try Self.filled()
        let archive = try await old.get("/export").body
        let studio = try TestStudio()
        for words in ["1 take, 0 films", "is here already"] {
            let reply = try await Self.upload(archive, to: studio)
            #expect(reply.status == 303 && reply.headers["location"] == "/storage#import")
            #expect(try await studio.get("/storage").text.contains(words))
            #expect(try await studio.get("/import").text.contains(words))
        }
        #expect(try studio.store.projects().map(\.project.title) == ["Trams"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: studio.folder.temporary).isEmpty)
    }

    @Test("says what is wrong with what is no export, and keeps nothing of it")
    func noExport() async throws {
        let studio = try TestStudio()
        let reply = try await Self.upload(Array("no zip".utf8), to: studio)
        #expect(reply.status == 303)
        #expect(try await studio.get("/storage").text.contains("The last import did not work."))
        #expect(try await Self.upload([], to: studio).status == 422)
        studio.importState.withLock { $0 = .running(since: studio.time) }
        let second = try await Self.upload([1], to: studio)
        #expect(second.status == 409)
        #expect(try FileManager.default.contentsOfDirectory(atPath: studio.folder.temporary).isEmpty)
    }

    @Test(
        "heads what came of an import with whether anything was taken in",
        arguments: [
            ([.refused(Problem(code: "p", message: "P."))], false), ([.known(ProjectID(1))], false), ([], false),
            ([.trashed(ProjectID(1))], false),
            ([.known(ProjectID(1)), .imported(ProjectID(2), takes: 1, films: 1)], true),
        ] as [([ImportReport.Outcome], Bool)])
    func heading(outcomes: [ImportReport.Outcome], tookSomething: Bool) async throws {
        let studio = try TestStudio()
        let report = ImportReport(items: outcomes.map { .init(title: "A", outcome: $0) })
        studio.importState.withLock { $0 = .done(report, at: studio.time) }
        let page = try await studio.get("/storage").text
        #expect(page.contains("<p>Taken in at") == tookSomething)
        #expect(page.contains("<p>Nothing was taken in at") != tookSomething)
        let isInTrash = page.contains("is in the trash; nothing was done. Take it back there.")
        #expect(isInTrash == (outcomes == [.trashed(ProjectID(1))]))
    }

    @Test("gives a backup of the database by a press of our own page, and removes it")
    func backup() async throws {
        let (studio, _) = try Self.filled()
        #expect(try await studio.post("/backup", [], headers: [("Sec-Fetch-Site", "cross-site")]).status == 403)
        let reply = try await studio.post("/backup", [])
        #expect(reply.status == 200)
        #expect(reply.body.starts(with: Array("SQLite format 3".utf8)))
        #expect(reply.headers["content-disposition"]?.contains("dailies-2026-") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: studio.folder.temporary).isEmpty)
    }
}
