import Studio

/// What a task of the worker is busy with.
enum Work: Hashable {
    case errand(GenerationID, isPaid: Bool)
    /// Asking for something free whether a paused connection works again, and going on.
    case resume(ConnectionID)
    /// Fetching a film that had vanished.
    case fetchAgain(GenerationID)
    /// Asking at a connection's new address for a job.
    case readdress(GenerationID)

    var isPaid: Bool { if case .errand(_, isPaid: true) = self { true } else { false } }
}
