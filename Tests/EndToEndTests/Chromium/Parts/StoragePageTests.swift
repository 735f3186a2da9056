import Foundation
import SQLite
import Testing

extension InChromium {
    @Suite("the storage page")
    struct StoragePageTests {
        @Test("gives everything as one file, which a new studio takes in: its film plays and has the same bytes")
        func outAndIn() async throws {
            let folder = try TemporaryFolder()
            var film: [UInt8] = []
            try await withStudio { studio in
                let clip = try await studio.site.makeClip()
                film = try await studio.site.get("/generations/\(clip.generation)/video.mp4").body
                try await withBrowser(studio.site) { browser in
                    try await browser.tell(
                        "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(folder.path)])
                    try await browser.open("/storage")
                    try await browser.press("Export everything")
                    _ = try await Self.file(".zip", in: folder)
                    try await browser.press("Back up the database")
                    let backup = try Database(path: try await Self.file(".sqlite", in: folder))
                    let findings = try backup.read { session in
                        try session.rows("PRAGMA integrity_check").map {
                            try $0.get("integrity_check", as: String.self)
                        }
                    }
                    #expect(findings == ["ok"])
                    #expect(try backup.read { try $0.value("SELECT count(*) FROM generations") } == 1)
                    #expect(try await browser.complaints() == [])
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: studio.data + "/temporary").isEmpty)
            }
            let archive = try await Self.file(".zip", in: folder)
            try await withStudio { studio in
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/storage")
                    try await browser.find("input[name=archive]").type(archive)
                    try await browser.press("Import it")
                    let project = try await browser.find("#import a")
                    #expect(try await project.text == "Lisbon")
                    try await project.click()
                    try await browser.find("a[href='/videos/1']").click()
                    try await waitUntil("the film plays") {
                        try await browser.run(
                            "const film = document.querySelector('video'); return film && film.readyState >= 2"
                        ).isTrue
                    }
                    #expect(try await browser.complaints() == [])
                }
                #expect(try await studio.site.get("/generations/1/video.mp4").body == film)
                #expect(try FileManager.default.contentsOfDirectory(atPath: studio.data + "/temporary").isEmpty)
            }
        }

        /// The path of a file that the browser has saved to its end.
        private static func file(_ ending: String, in folder: TemporaryFolder) async throws -> String {
            try await eventually("a file with the ending \(ending) is saved") {
                try FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(ending) }
                    .map(folder.file)
            }
        }
    }
}
