import Studio

/// A server has said that something happened to a job.
struct JobCall: Hashable, Sendable {
    let connection: ConnectionID
    let jobID: String
}
