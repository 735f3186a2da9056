import SQLite
import Studio

extension LibraryArchivist {
    package func importLibrary(from path: String, at now: Timestamp) throws(Problem) -> ImportReport {
        do {
            let importing = try Importing(try IncomingArchive(path: path), store, media, at: now)
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
    private let now: Timestamp
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
    init(_ archive: IncomingArchive, _ store: StudioDatabase, _ media: MediaFolder, at now: Timestamp) throws {
        (self.archive, self.store, self.media, self.now) = (archive, store, media, now)
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
        var outcomes = try known(projects)
        let missing = projects.filter { outcomes[$0.number] == nil }
        if !missing.isEmpty {
            let unit = try IncomingUnit(index, of: archive, missing, unpackTo: media.freshTemporary(".incoming"))
            let numbers = try save(unit, remove)
            for project in missing {
                outcomes[project.number] = .imported(
                    ProjectID(numbers.projects[project.number] ?? 0), takes: unit.takes(of: project),
                    films: unit.films(of: project, without: numbers.revival.withoutFilm))
            }
        }
        return projects.compactMap { project in
            outcomes[project.number].map { ImportReport.Item(title: project.shownTitle, outcome: $0) }
        }
    }

    /// What becomes of those that are here already, by their numbers in the archive.
    private func known(_ projects: [ExportManifest.Project]) throws -> [Int64: ImportReport.Outcome] {
        try store.database.read { session in
            var outcomes: [Int64: ImportReport.Outcome] = [:]
            for project in projects {
                guard let here = try StudioDatabase.known(project, of: archive.library, session) else { continue }
                outcomes[project.number] = try StudioDatabase.isInTrash(here, session) ? .trashed(here) : .known(here)
            }
            return outcomes
        }
    }

    /// Whole or not at all: numbers are set aside and their files written down for removal, then the files get their
    /// names, and then one transaction saves the rows and takes the removal back.
    private func save(
        _ unit: IncomingUnit, _ remove: ([GenerationID], [String]) -> [Problem]
    ) throws -> ImportNumbers {
        let placing = try PlacedFiles(unit, media)
        let numbers = try setNumbersAside(for: unit, placing)
        do {
            let paths = try placing.place(numbers)
            // Before the transaction, so that the pages do not wait for the disk.
            try media.synchronize()
            try store.database.write { session in
                // The trash may have been emptied just before, and its files go in transactions of their own.
                guard paths.allSatisfy(Files.exists) else { throw Problem.removedMeanwhile }
                try saveRows(of: unit, numbers, placing, session)
            }
        } catch {
            // What stays is written down, and goes at the next start.
            _ = remove(numbers.takes.values.sorted().map(GenerationID.init), placing.pictures)
            throw error
        }
        isEmpty = false
        takes.merge(numbers.takes) { first, _ in first }
        return numbers
    }

    private func setNumbersAside(for unit: IncomingUnit, _ placing: PlacedFiles) throws -> ImportNumbers {
        let mayRevive = try store.database.read { session in try Revival.isPossible(session) }
        let incoming = mayRevive ? try IncomingTakes(unit, of: archive) : nil
        return try store.database.write { session in
            let revival = try incoming.map { try Revival(unit, $0, from: archive.library, session) } ?? Revival()
            // What could not be removed when it was erased must not stand beside what comes in.
            for take in revival.takes.values.sorted() { try media.erase(GenerationID(take)) }
            let numbers = try ImportNumbers(unit, revival, keeps: restores, session)
            try placing.record(numbers, session)
            return numbers
        }
    }

    private func saveRows(
        of unit: IncomingUnit, _ numbers: ImportNumbers, _ placing: PlacedFiles, _ session: borrowing Session
    ) throws {
        if restores { try StudioDatabase.beginRestoring(archive.library, session) }
        let servers = try connections.resolve(replaces: isEmpty, session)
        let rows = ImportedRows(
            unit, numbers, servers, keepsNumbers: restores && numbers.revival.isEmpty)
        try archive.lines(of: unit.index) { line in
            if case .row(let table, let row) = line { try rows.add(row, of: table, session) }
        }
        try rows.finish(from: restores ? nil : archive.library, at: now, session)
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
