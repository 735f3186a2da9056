/// The one next thing that is done for a generation.
package enum Errand: Hashable, Sendable {
    /// Sends the paid request.
    case send
    /// Looks for a job whose acceptance was not received.
    case makeSure
    /// Checks the job that the person named, and makes it this generation's.
    case adopt(String)
    /// Asks the server how the job is getting on.
    case watch
    case fetch
    /// Asks the server to delete a job.
    case askDeletion
    /// Saves an outcome that could not be saved when it came.
    case save
    /// Ends a request that nobody is sending: it was taken, and saving that may have failed only half.
    case close

    /// A paid request, and whatever could take another request's job for its own: one at a time per connection.
    package var isExclusive: Bool {
        switch self {
        case .send, .makeSure, .adopt: true
        case .watch, .fetch, .askDeletion, .save, .close: false
        }
    }
}

extension Generation {
    /// What its state alone asks for; nil when it waits for a person or is over.
    package var errand: Errand? {
        switch state {
        case .queued: .send
        case .submitting: .close
        case .uncertain: .makeSure
        case .inProgress: .watch
        case .downloading: .fetch
        case .completed, .failed, .cancelled: serverDeletion == .wanted && jobID != nil ? .askDeletion : nil
        case .held: nil
        }
    }
}
