import Studio

/// Where takes come from.
extension StudioContext {
    /// So many takes are looked through upwards at most.
    private static let longestLineage = 100

    /// The take whose job this one is made from; nil where it is made from none, or is not known any more.
    func origin(of take: Generation) throws -> Generation? {
        guard let source = take.settings.source else { return nil }
        var next = take.parent?.generation
        for _ in 0..<Self.longestLineage {
            guard let id = next, let other = try store.generation(id) else { return nil }
            if other.jobID == source.jobID { return other }
            next = other.parent?.generation
        }
        return nil
    }

    /// How often in a row its film was extended.
    func extensions(of take: Generation) throws -> Int {
        var count = 0
        var next: Generation? = take
        while let film = next, film.settings.source?.operation == .extension, count < Self.longestLineage {
            count += 1
            next = try origin(of: film)
        }
        return count
    }

    /// Why nothing can be made from a take's job this way; nil when it can.
    func obstacle(to operation: SourceJob.Operation, of take: Generation) throws -> Problem? {
        let connection = try store.connection(take.server.connection)
        if let obstacle = take.obstacle(to: operation, at: connection) { return obstacle }
        guard operation == .extension, let limits = take.server.kind.extensionLimits else { return nil }
        guard try extensions(of: take) < limits.times else {
            return Problem(
                code: "not_supported",
                message: "This film was extended \(limits.times) times, which is the most that the protocol allows.")
        }
        guard take.settings.filmSeconds < limits.seconds else {
            return Problem(
                code: "not_supported",
                message: "This film has \(take.settings.filmSeconds) s; no film may become longer than"
                    + " \(limits.seconds) s.")
        }
        return nil
    }
}
