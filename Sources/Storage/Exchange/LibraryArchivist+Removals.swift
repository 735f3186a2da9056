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
        func attempt(_ removal: () throws -> Void) {
            do { try removal() } catch { problems.append(Problem(removing: error)) }
        }
        for take in takes {
            attempt {
                try media.erase(take)
                try store.database.write { session in try StudioDatabase.settleRemoval(of: take, session) }
            }
        }
        for picture in pictures {
            attempt {
                // In one transaction, so that no press can name it in between.
                try store.database.write { session in
                    if try !StudioDatabase.referenceNames(session).contains(picture) {
                        try media.removeReference(picture)
                    }
                    try StudioDatabase.settleRemoval(of: picture, session)
                }
            }
        }
        return problems
    }
}

extension Problem {
    fileprivate init(removing error: any Error) {
        self = error as? Problem ?? Problem(code: "not_removed", message: "A file could not be removed: \(error)")
    }
}
