/// The finished job that a clip is made from. It is at the same server, under the same key.
package struct SourceJob: Hashable, Sendable {
    package enum Operation: String, Sendable, CaseIterable {
        /// The same film with another prompt.
        case remix
        /// Changes what the prompt says and keeps the rest of the film.
        case edit
        /// Goes on with the film: the result is the whole, old part and new part.
        case `extension`
    }

    package let operation: Operation
    /// The server's id of the finished job.
    package let jobID: String
    /// The length of its film in whole seconds.
    package let seconds: Int

    package init(operation: Operation, jobID: String, seconds: Int) {
        self.operation = operation
        self.jobID = jobID
        self.seconds = seconds
    }
}

extension GenerationSettings {
    /// The length of the film that comes of it: an extension is made and paid by its new piece alone.
    package var filmSeconds: Int {
        source?.operation == .extension ? seconds + (source?.seconds ?? 0) : seconds
    }
}
