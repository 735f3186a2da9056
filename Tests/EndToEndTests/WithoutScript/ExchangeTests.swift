import Foundation
import SQLite
import Testing

extension WithoutBrowser {
    @Suite("The storage page")
    struct ExchangeTests {
        @Test("lets a library out, wipes it and takes it in again by plain forms, with every row and every byte")
        func wipedAndBack() async throws {
            let (archive, before) = try await Self.exported()
            let folder = try TemporaryFolder()
            let studio = try await Studio.start(in: folder)
            let visitor = Visitor(studio.site)
            let form = try await visitor.open("/storage").form("Import it").attaching(archive, to: "archive")
            for words in ["1 take, 1 film", "is here already"] {
                _ = try await visitor.press(form)
                _ = try await visitor.open("/storage") { $0.words.contains(words) }
            }
            #expect(try await visitor.open("/videos/1").words.contains("A paper boat in the rain"))
            try await studio.stop()
            let after = try Contents(folder)
            for table in before.rows.keys { #expect(after.rows[table] == before.rows[table], "\(table)") }
            #expect(after.films == before.films)
        }

        /// A library with one film and some wishes, and what was in its folder when it was stopped.
        private static func exported() async throws -> (FormFile, Contents) {
            let folder = try TemporaryFolder()
            let studio = try await Studio.start(in: folder)
            let visitor = Visitor(studio.site)
            _ = try await studio.site.makeClip()
            let settings = try await visitor.open("/settings")
            _ = try await visitor.press(settings.form("Save the limits").filled(["per_clip": "5"]))
            let reply = try await studio.site.get("/export")
            #expect(reply.status == 200)
            let backup = try await visitor.send(try await visitor.open("/storage").form("Back up the database"))
            let database = try Database(path: try folder.write(backup.body, to: "backup.sqlite"))
            #expect(try database.quickCheck() == [])
            try await studio.stop()
            let file = FormFile(name: "export.zip", type: "application/zip", bytes: reply.body)
            return (file, try Contents(folder))
        }
    }
}

/// What a studio that was stopped has in its data folder.
private struct Contents {
    let rows: [String: [String]]
    let films: [String: [UInt8]]

    init(_ folder: TemporaryFolder) throws {
        let data = Studio.data(in: folder)
        let database = try Database(path: data + "/dailies.sqlite")
        rows = try database.read { session in
            var rows: [String: [String]] = [:]
            for table in [
                "projects", "videos", "generations", "presses", "events", "ledger", "stars", "connections", "models",
                "prices", "settings", "prompt_templates", "used_prompts", "characters", "origins", "video_sums",
            ] {
                let columns = try session.rows("SELECT name FROM pragma_table_info(?)", table).map {
                    try $0.get("name", as: String.self)
                }
                let list = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
                rows[table] = try session.rows("SELECT \(list) AS line FROM \(table) ORDER BY 1").map {
                    try $0.get("line")
                }
            }
            return rows
        }
        films = try FileManager.default.contentsOfDirectory(atPath: data + "/media").reduce(into: [:]) { films, name in
            films[name] = [UInt8](try Data(contentsOf: URL(filePath: data + "/media/" + name)))
        }
    }
}
