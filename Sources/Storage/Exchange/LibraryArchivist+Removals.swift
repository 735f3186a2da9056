import SQLite
import Studio

extension LibraryArchivist {
    package func remove(_ emptied: EmptiedTrash) -> [Problem] {
        var problems = remove(emptied.erased, emptied.pictures)
        do {
            // The log beside the database still has the words.
            if !emptied.erased.isEmpty { try store.foldLog() }
        } catch {
            problems.append(Problem(code: "log_kept", message: "The database’s log could not be folded: \(error)"))
        }
        return problems
    }

    /// Removes the files that a process that ended in the middle of it left: of what was erased, and of an import that
    /// was not finished. For the start, before strays are looked for.
    /// - Returns: what could not be removed; it is tried again at the next start.
    package func finishRemovals() throws -> [Problem] {
        let left = try store.removals()
        return remove(left.takes, left.pictures)
    }

    func remove(_ takes: [GenerationID], _ pictures: [String]) -> [Problem] {
        var problems: [Problem] = []
        do {
            for page in Pages(takes.map(\.rawValue), size: Self.removedAtOnce) {
                try store.database.write { session in problems += try remove(page.map(GenerationID.init), session) }
            }
            try store.database.write { session in
                // In one transaction, so that no press can name a picture in between.
                let named = pictures.isEmpty ? [] : try StudioDatabase.referenceNames(session)
                for picture in pictures {
                    if !named.contains(picture) { try media.removeReference(picture) }
                    try StudioDatabase.settleRemoval(of: picture, session)
                }
            }
        } catch {
            problems.append(Problem(removing: error))
        }
        return problems
    }

    /// In one transaction, so that no import can bring one of them back in between.
    private func remove(_ takes: [GenerationID], _ session: borrowing Session) throws -> [Problem] {
        var problems: [Problem] = []
        var gone: [GenerationID] = []
        for take in takes {
            let isKept = try StudioDatabase.isKept(take, session)
            do throws(Problem) {
                if !isKept { try media.erase(take) }
                gone.append(take)
            } catch {
                problems.append(error)
            }
        }
        for take in gone { try StudioDatabase.settleRemoval(of: take, session) }
        return problems
    }

    /// Few enough that no page waits long for the database.
    private static let removedAtOnce = 100
}

extension Problem {
    fileprivate init(removing error: any Error) {
        self = error as? Problem ?? Problem(code: "not_removed", message: "A file could not be removed: \(error)")
    }
}
