import Foundation
import Studio
import Testing
import Zip

@testable import Storage

@Suite("A damaged or forged export")
struct DamagedExportTests {
    let old: ExportLibrary
    let path: String
    let new: ExportLibrary
    let untouched: TableDump

    init() throws {
        old = try ExportLibrary.filled()
        let picture = try old.media.storeReference(Picture("PNG", .png).bytes())
        let sent = ReferenceImage(type: .png, storedName: picture.storedName, sha256: picture.sha256)
        _ = try old.complete("pictured", references: [sent])
        path = try old.export()
        new = try ExportLibrary(isEmpty: true)
        untouched = try TableDump(new.store)
    }

    /// What the import of it said; nothing of it may stay.
    private func refusal(of archive: Repacked) throws -> String {
        let message = try reason(importing: archive.write(in: new.folder))
        #expect(try TableDump(new.store).exported() == untouched.exported())
        for folder in [new.media.media, new.media.references, new.media.temporary] {
            #expect(try Files.names(in: folder).isEmpty)
        }
        #expect(try new.store.removals().takes.isEmpty && new.store.removals().pictures.isEmpty)
        return message
    }

    /// Why it does not come in: as a whole, or its first project.
    private func reason(importing path: String) throws -> String {
        do {
            let items = try new.archivist.importLibrary(from: path, at: Fixture.noon).items
            guard case .refused(let problem) = try #require(items.first).outcome else { throw Unexpected(items) }
            return problem.message
        } catch let problem as Problem {
            return problem.message
        }
    }

    @Test("is named by the member in which one byte is another or that is missing, whichever it is")
    func everyMember() throws {
        let whole = try Repacked(path)
        let kinds = Set(whole.members.keys.map { $0.prefix { $0 != "/" } })
        #expect(
            kinds == ["manifest.json", "library.jsonl", "projects", "films", "pictures", "references", "sidecars"])
        for name in whole.members.keys.sorted() where name != ExportManifest.entryName {
            var damaged = whole
            let middle = try #require(whole.members[name]).count / 2
            damaged.members[name]?[middle] ^= 1
            #expect(try refusal(of: damaged).contains("“\(name)”"), "\(name)")
            damaged.members[name] = nil
            #expect(try refusal(of: damaged).contains("“\(name)”"), "\(name)")
        }
        #expect(try new.archivist.importLibrary(from: path, at: Fixture.noon).items.count == 1)
        #expect(try new.hashes() == old.hashes())
    }

    @Test("is named also where the ZIP's own checksum finds it, the manifest among them")
    func checksums() throws {
        let bytes = try bytes(of: path)
        for words in ["\"exportedAt\"", "\"prompt_templates\"", "\"generations\""] {
            let place = try #require(Data(bytes).range(of: Data(words.utf8))).lowerBound
            var damaged = bytes
            damaged[place + 3] ^= 1
            let path = try new.folder.write(damaged, to: "damaged-\(UUID().uuidString).zip")
            let message = try reason(importing: path)
            #expect([".json", ".jsonl"].contains { message.contains($0) }, "\(message)")
            #expect(try TableDump(new.store).exported() == untouched.exported())
        }
    }

    @Test(
        "puts no file elsewhere and saves no row that cannot be read",
        arguments: [
            ("\"name\":\"references/", "\"name\":\"references/.."),
            ("\"prompt\\\":", "\"words\\\":"),
            ("\"kind\":\"change\"", "\"kind\":\"no\""),
            ("\"number\" : 1,", "\"number\" : 0,"),
            ("{\"events\":", "{\"people\":"),
            ("{\"stars\":{", "{\"stars\":{\"x\":[],"),
            ("\"kind\":\"openai\"", "\"kind\":\"unheard_of\""),
        ])
    func forged(old words: String, new others: String) throws {
        var forged = try Repacked(path)
        let name = try #require(
            forged.members.keys.sorted().first { name in
                [".json", ".jsonl"].contains { name.hasSuffix($0) }
                    && !name.hasPrefix("sidecars")
                    && String(decoding: forged.members[name] ?? [], as: UTF8.self).contains(words)
            })
        try forged.replace(words, by: others, in: name)
        try forged.reseal(in: new.folder)
        _ = try refusal(of: forged)
    }

    @Test("refuses the damaged project alone: the others come in whole, and the rest when it is repaired")
    func others() throws {
        let other = try old.store.addProject(title: "Other", description: "", at: Fixture.noon)
        _ = try #require(try old.store.addVideo(to: other.id, title: "Whole", prompt: "", at: Fixture.noon))
        let whole = try old.export()
        var damaged = try Repacked(whole)
        damaged.members["films/1.mp4"]?[100] ^= 1
        let report = try new.archivist.importLibrary(from: try damaged.write(in: new.folder), at: Fixture.noon)
        let outcomes = report.items.map { if case .imported = $0.outcome { true } else { false } }
        #expect(outcomes == [true, false] || outcomes == [false, true])
        #expect(report.common == ImportReport.Common())
        #expect(try new.store.projects().map(\.project.title) == ["Other"])
        _ = try new.archivist.importLibrary(from: whole, at: Fixture.noon)
        #expect(try TableDump(new.store).exported() == TableDump(old.store).exported())
        #expect(try new.hashes() == old.hashes())
    }
}
