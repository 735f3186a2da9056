import Studio

/// Whether the server still has a take's job, and the fragment that keeps it live while it is asked to delete it.
struct ServerCopyPart: Encodable {
    let words: String?
    /// Where the server can be asked to forget the job.
    let deleteHref: String?
    let live: String?

    /// nil where there is nothing to say: the take is not over, or has no job.
    init?(of take: Generation, at connection: Connection?, _ entries: [LoggedEntry]) {
        guard take.state.isFinal, take.jobID != nil else { return nil }
        let deletedAt = entries.last { $0.entry.text == ServerDeletion.done.logLine }?.at
        words = take.serverDeletion.words(at: deletedAt)
        deleteHref = take.canBeDeleted(at: connection) ? Link.deleteAtServer(take.id) : nil
        live = take.serverDeletion == .wanted ? Link.serverCopy(take.id) : nil
        guard words != nil || deleteHref != nil else { return nil }
    }
}

extension ServerDeletion {
    /// Where the asking stands; nil while nobody has asked.
    fileprivate func words(at time: Timestamp?) -> String? {
        switch self {
        case .none: nil
        case .wanted: "The server is being asked to delete its job."
        case .done: time.map { "Deleted at the server on \($0.display)." } ?? "Deleted at the server."
        case .refused: "The server did not delete its job."
        }
    }
}
