/// A file of a form that was not kept, where the route's limits say that the rest of the form counts all the same.
package struct RefusedFile: Sendable, Equatable {
    package enum Reason: Sendable {
        /// Larger than each file may be.
        case tooLarge
        /// The form brought as many files as may come already.
        case tooMany
    }

    package let fieldName: String
    /// As the client sent it: show it, never open it.
    package let fileName: String
    package let reason: Reason

    init(_ head: PartHead, _ reason: Reason) {
        fieldName = head.name
        fileName = head.fileName ?? ""
        self.reason = reason
    }
}
