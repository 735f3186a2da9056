/// What is known of the jobs that could be a generation's whose acceptance was not received.
package enum CandidatesAnswer: Sendable, Equatable {
    /// The server was not asked yet since the program started.
    case notLooked
    /// The server cannot list its jobs.
    case unsupported
    /// Newest first, at most 50; `at` says when the server was asked.
    case listed([RemoteJob], at: Timestamp)

    package static let longest = 50
}
