import SQLite
import Studio

extension LibraryArchivist {
    package func importLibrary(from path: String, at now: Timestamp) throws(Problem) -> ImportReport {
        do {
            let importing = try Importing(try IncomingArchive(path: path), store, media)
            var items: [ImportReport.Item] = []
            for unit in importing.archive.units.indices { items += importing.take(unit, remove) }
            return ImportReport(items: items, common: try importing.takeCommon())
        } catch {
            throw Problem(importing: error)
        }
    }
}

/// One import while it goes on.
private final class Importing {
    let archive: IncomingArchive
    private let store: StudioDatabase
    private let media: MediaFolder
    private let connections: IncomingConnections
    /// The library becomes the one that the archive was written by: nothing was made here before, or only an import of
    /// it that was cut off. Numbers stay.
    private let restores: Bool
    /// Nothing is here yet.
    private var isEmpty: Bool
    /// Of what was taken in: numbers in the archive → numbers here.
    private var takes: [Int64: Int64] = [:]
    /// A project did not come in although it could, were the archive whole.
    private var isIncomplete = false

    /// Checks what belongs to no project, up to the last byte.
    init(_ archive: IncomingArchive, _ store: StudioDatabase, _ media: MediaFolder) throws {
        (self.archive, self.store, self.media) = (archive, store, media)
        var connections = IncomingConnections()
        try archive.common { line in
            if case .row(let table, let row) = line { try connections.note(row, of: table) }
        }
        self.connections = connections
        (isEmpty, restores) = try store.database.read { session in
            (
                try archive.isComplete && StudioDatabase.isUntouched(session),
                try archive.isComplete && StudioDatabase.isRestored(from: archive, session)
            )
        }
    }

    /// - Parameter remove: files that were put in their places in vain.
    func take(_ index: Int, _ remove: ([GenerationID], [String]) -> [Problem]) -> [ImportReport.Item] {
        do {
            return try outcomes(of: index, remove)
        } catch {
            let problem = Problem(importing: error)
            isIncomplete = isIncomplete || !problem.isAboutWhatIsHere
            return archive.units[index].map {
                ImportReport.Item(title: $0.shownTitle, outcome: .refused(problem))
            }
        }
    }

    private func outcomes(
        of index: Int, _ remove: ([GenerationID], [String]) -> [Problem]
    ) throws -> [ImportReport.Item] {
        let projects = archive.units[index]
        let known = try store.database.read { session in
            try projects.map { try StudioDatabase.known($0, of: archive.library, session) }
        }
        let missing = zip(projects, known).filter { $0.1 == nil }.map(\.0)
        guard !missing.isEmpty else {
            return zip(projects, known).map { project, known in
                ImportReport.Item(title: project.shownTitle, outcome: .known(known ?? ProjectID(0)))
            }
        }
        let unit = try IncomingUnit(index, of: archive, missing, unpackTo: media.freshTemporary(".incoming"))
        let numbers = try save(unit, remove)
        return zip(projects, known).map { project, known in
            let outcome =
                known.map(ImportReport.Outcome.known)
                ?? .imported(
                    ProjectID(numbers.projects[project.number] ?? 0), takes: unit.takes(of: project),
                    films: unit.films(of: project))
            return ImportReport.Item(title: project.shownTitle, outcome: outcome)
        }
    }

    /// Whole or not at all: numbers are set aside and their files written down for removal, then the files get their
    /// names, and then one transaction saves the rows and takes the removal back.
    private func save(
        _ unit: IncomingUnit, _ remove: ([GenerationID], [String]) -> [Problem]
    ) throws -> ImportNumbers {
        let placing = try PlacedFiles(unit, media)
        let numbers = try store.database.write { session in
            let numbers = try ImportNumbers(unit, keeps: restores, session)
            try placing.record(numbers, session)
            return numbers
        }
        do {
            try placing.place(numbers)
            // Before the transaction, so that the pages do not wait for the disk.
            try media.synchronize()
            try store.database.write { session in try saveRows(of: unit, numbers, placing, session) }
        } catch {
            // What stays is written down, and goes at the next start.
            _ = remove(numbers.takes.values.sorted().map(GenerationID.init), placing.pictures)
            throw error
        }
        isEmpty = false
        takes.merge(numbers.takes) { first, _ in first }
        return numbers
    }

    private func saveRows(
        of unit: IncomingUnit, _ numbers: ImportNumbers, _ placing: PlacedFiles, _ session: borrowing Session
    ) throws {
        if restores { try StudioDatabase.beginRestoring(archive.library, session) }
        let servers = try connections.resolve(replaces: isEmpty, session)
        let rows = ImportedRows(unit, numbers, servers, keepsNumbers: restores)
        try archive.lines(of: unit.index) { line in
            if case .row(let table, let row) = line { try rows.add(row, of: table, session) }
        }
        try rows.finish(from: restores ? nil : archive.library, session)
        try rows.readBack(session) { take in
            if take.state == .completed { try media.writeSidecar(of: take, isDurable: false) }
        }
        try media.synchronize()
        try placing.settle(numbers, session)
    }

    /// What belongs to no project: last, and only when every project that could come in did.
    func takeCommon() throws -> ImportReport.Common {
        guard !isIncomplete else { return ImportReport.Common() }
        return try store.database.write { session in
            if restores { try StudioDatabase.beginRestoring(archive.library, session) }
            let servers = try connections.resolve(replaces: isEmpty, session)
            let common = try ImportedCommon(servers, takes, restores: restores, session)
            try archive.common { line in
                if case .row(let table, let row) = line { try common.add(row, of: table, session) }
            }
            try common.finish(session)
            if restores { try StudioDatabase.endRestoring(session) }
            return common.report
        }
    }
}

extension ExportManifest.Project {
    fileprivate var shownTitle: String { title.foreign(limit: Naming.longestTitle) }
}
