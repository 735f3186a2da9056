import SQLite
import Studio
import Testing
import Zip

@testable import Storage

@Suite("An export of everything, into an empty studio")
struct WholeExchangeTests {
    @Test("decides about every table, and has a reason for each that stays")
    func decided() throws {
        let tables = try Set(TableDump(try ExportLibrary(isEmpty: true).store).tables.keys)
        let goes = ExchangeTable.allCases.map(\.rawValue) + ExchangeTable.tablesInTheManifest
        let stays = ExchangeTable.tablesThatStay
        #expect(tables == Set(goes).union(stays.keys))
        #expect(goes.allSatisfy { stays[$0] == nil } && Set(goes).count == goes.count)
        #expect(stays.values.allSatisfy { $0.hasSuffix(".") })
    }

    @Test("brings every row of every table and every byte of every file, whatever state it was in")
    func everything() throws {
        let old = try RichLibrary().library
        let before = try TableDump(old.store)
        for (table, rows) in before.tables {
            #expect(!rows.isEmpty, "\(table) is seeded")
            for column in rows.first?.keys.sorted() ?? [] {
                #expect(rows.contains { $0[column] != "NULL" }, "\(table).\(column) is seeded")
            }
        }
        let new = try ExportLibrary(isEmpty: true)
        let report = try new.archivist.importLibrary(from: try old.export(), at: Fixture.noon)
        #expect(report.items.allSatisfy { if case .imported = $0.outcome { true } else { false } }, "\(report)")
        #expect(report.common.templates == 5 && report.common.characters == 2 && report.common.settings > 9)
        let (went, came) = (before.exported(), try TableDump(new.store).exported())
        #expect(Set(went.keys) == Set(came.keys))
        for table in went.keys.sorted() {
            let changes = Set((ExchangeTable.comesInChanged[table] ?? [:]).keys)
            let (old, new) = (went[table] ?? [], came[table] ?? [])
            #expect(old.map { $0.without(changes) } == new.map { $0.without(changes) }, "\(table)")
            for (old, new) in zip(old, new) where !old.waits {
                #expect(old == new, "\(table) \(old["id"] ?? "")")
            }
        }
        let (made, anew) = (before.tables, try TableDump(new.store).tables)
        for table in ["video_index", "video_sums"] { #expect(made[table] == anew[table], "\(table) is made anew") }
        #expect(try new.hashes() == old.hashes())
        #expect(try new.store.usage(at: Fixture.noon) == old.store.usage(at: Fixture.noon))
        #expect(try Files.names(in: new.media.temporary).isEmpty)
        #expect(try Files.names(in: old.media.temporary).isEmpty)
    }

    @Test("sends nothing by itself that waited or was on the wire there, and asks for no deletion twice")
    func waiting() throws {
        let old = try RichLibrary().library
        let new = try ExportLibrary(isEmpty: true)
        _ = try new.archivist.importLibrary(from: try old.export(), at: Fixture.noon)
        let states = try new.store.unfinished().map(\.state)
        #expect(!states.contains(.queued) && !states.contains(.submitting))
        #expect(states.contains(.held) && states.contains(.uncertain) && states.contains(.downloading))
        let wanted = try new.store.database.read { session in
            try session.rows("SELECT 1 FROM generations WHERE server_deletion = 'wanted'").count
        }
        #expect(wanted == 0)
    }

    @Test("makes no doubles when it comes in again, there and where it came from")
    func again() throws {
        let old = try RichLibrary().library
        let path = try old.export()
        let new = try ExportLibrary(isEmpty: true)
        _ = try new.archivist.importLibrary(from: path, at: Fixture.noon)
        for library in [new, old] {
            let before = try TableDump(library.store)
            let report = try library.archivist.importLibrary(from: path, at: Fixture.noon)
            let outcomes = report.items.map(\.outcome)
            #expect(outcomes.count { if case .known = $0 { true } else { false } } == 4, "\(report)")
            #expect(outcomes.count { if case .trashed = $0 { true } else { false } } == 1, "\(report)")
            #expect(report.common == ImportReport.Common())
            #expect(try TableDump(library.store).tables == before.tables)
        }
    }

    @Test("merges with what is there: numbers follow, links hold, and settings stay as they were")
    func merged() throws {
        let old = try RichLibrary().library
        let new = try ExportLibrary(isEmpty: true)
        let mine = try new.store.addProject(title: "Mine", description: "", at: Fixture.noon + .hours(9))
        _ = try new.store.addVideo(to: mine.id, title: "Mine", prompt: "", at: Fixture.noon)
        let limits = SpendingLimits(perDay: .cents(1))
        try new.store.setLimits(limits)
        let report = try new.archivist.importLibrary(from: try old.export(), at: Fixture.noon)
        #expect(report.items.allSatisfy { if case .imported = $0.outcome { true } else { false } }, "\(report)")
        #expect(report.common.templates == 2 && report.common.settings == 0)
        #expect(try new.store.limits() == limits)
        let (went, came) = (try TableDump(old.store).tables, try TableDump(new.store).tables)
        for table in ["generations", "ledger", "events", "presses", "stars", "characters", "used_prompts"] {
            #expect(went[table]?.count == came[table]?.count, "\(table)")
        }
        let lineage = { (store: StudioDatabase) in
            try store.database.read { session in
                try session.rows(
                    """
                    SELECT videos.title || generations.relation || parents.settings AS line FROM generations
                        JOIN videos ON videos.id = generations.video JOIN generations AS parents ON parents.id = generations.parent
                    ORDER BY generations.id
                    """
                ).map { try $0.get("line", as: String.self) }
            }
        }
        #expect(try lineage(new.store) == lineage(old.store))
        #expect(try lineage(new.store).count == 2)
        #expect(
            Set(try new.hashes().values).isSuperset(of: try old.hashes().filter { !$0.key.hasSuffix(".json") }.values))
    }
}

extension TableDump.DumpedRow {
    fileprivate func without(_ columns: Set<String>) -> TableDump.DumpedRow {
        filter { !columns.contains($0.key) }
    }

    /// A generation that comes in changed.
    fileprivate var waits: Bool {
        ["'queued'", "'submitting'"].contains(self["state"]) || self["server_deletion"] == "'wanted'"
    }
}
