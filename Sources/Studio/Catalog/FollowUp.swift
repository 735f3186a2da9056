/// What can be made from a finished take's job.
extension Generation {
    /// The take's job as what another clip is made from; nil while it has none.
    package func source(for operation: SourceJob.Operation) -> SourceJob? {
        jobID.map { SourceJob(operation: operation, jobID: $0, seconds: settings.filmSeconds) }
    }

    /// Why nothing can be made from its job this way; nil when it can.
    /// - Parameter connection: as it is set up now; nil when it was removed.
    package func obstacle(to operation: SourceJob.Operation, at connection: Connection?) -> Problem? {
        guard let connection, connection.id == server.connection else { return .connectionRemoved }
        guard connection.capabilities.can(operation) else {
            return Problem(
                code: "not_supported",
                message: "\(connection.name) cannot \(operation.verb) a film. Make a new take, or use another server.")
        }
        return obstacleToUse(at: connection)
    }

    /// Why its job is of no use for anything more.
    package func obstacleToUse(at connection: Connection?) -> Problem? {
        guard state == .completed, jobID != nil else {
            return .notFinished
        }
        guard let connection else { return .connectionRemoved }
        guard connection.server == server else {
            return Problem(
                code: "connection_changed",
                message: "\(connection.name) has another address or key than when this take was made, so its job is"
                    + " not there. Set them back to go on from it.")
        }
        guard serverDeletion != .wanted, serverDeletion != .done else {
            return Problem(
                code: "deleted_at_server",
                message: "The server was asked to delete this take's job, so nothing more can be made from it there.")
        }
        return nil
    }
}

extension Problem {
    package static let notFinished = Problem(
        code: "not_finished", message: "This take has no finished film to go on from.")

    fileprivate static let connectionRemoved = Problem(
        code: "connection_gone",
        message: "The connection that made this take was removed, so nothing more can be made from its job.")
}

extension Capabilities {
    package func can(_ operation: SourceJob.Operation) -> Bool {
        switch operation {
        case .remix: remixes
        case .edit: edits
        case .extension: extends
        }
    }
}

extension SourceJob.Operation {
    /// `remix`, `edit`, `extend`.
    package var verb: String {
        switch self {
        case .remix: "remix"
        case .edit: "edit"
        case .extension: "extend"
        }
    }

    package var relation: Lineage.Relation {
        switch self {
        case .remix: .remix
        case .edit: .edit
        case .extension: .extension
        }
    }
}

extension Catalog {
    /// What is made from a finished job has that job's model and size, offered still or not; a remix and an edit have
    /// its length too. An extension's new piece has a length that the model makes.
    func clip(_ draft: SettingsDraft, from source: SourceJob, limits: ExtensionLimits?) -> Result<Clip, ClipRefusal> {
        guard let size = ClipSize(draft.size) else {
            return .failure(ClipRefusal("size", "no_size", "The size of the film is not known."))
        }
        guard source.operation == .extension else {
            return .success(Clip(model: draft.model, seconds: source.seconds, size: size))
        }
        let pieces = pieces(of: draft.model, after: source.seconds, limits: limits)
        let typed = draft.seconds.trimmed
        if let piece = typed.isEmpty ? pieces.first : Int(typed), pieces.contains(piece) {
            return .success(Clip(model: draft.model, seconds: piece, size: size))
        }
        let allowed = pieces.map(String.init).joined(separator: ", ")
        return .failure(
            ClipRefusal(
                "seconds", "seconds_not_offered",
                pieces.isEmpty
                    ? "This film has \(source.seconds) s and cannot become longer."
                    : "The new piece cannot have “\(typed.foreign(limit: 20))” seconds. Choose one of: \(allowed)."))
    }

    /// The lengths of a new piece, ascending: those of the model, where it is not offered any more of any, that keep
    /// the whole film within the limits.
    package func pieces(of model: String, after seconds: Int, limits: ExtensionLimits?) -> [Int] {
        let lengths = self.model(model)?.seconds ?? Set(models.flatMap(\.seconds)).sorted()
        return lengths.filter { seconds + $0 <= limits?.seconds ?? .max }
    }
}
