import Studio

/// What a person asks of the worker. It is noted and performed soon; its outcome shows on the row.
enum Wish: Hashable, Sendable {
    case lookAgain(GenerationID)
    case adopt(GenerationID, jobID: String)
    case resume(ConnectionID)
    case fetchAgain(GenerationID)
    case readdress(GenerationID)
    case poll(ConnectionID, jobID: String)
}
