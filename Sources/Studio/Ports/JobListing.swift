/// The jobs that a connection's server has, as far as it was asked for them.
package enum JobListing: Sendable, Equatable {
    case notAsked
    case asking
    /// Newest first; `hasMore` says that the server has older ones too.
    case answered([RemoteJob], hasMore: Bool, at: Timestamp)
    case failed(Problem)

    /// So many jobs are asked for at most.
    package static let most = 500
}
