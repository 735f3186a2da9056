/// A request that is answered with an error: by the server itself or thrown by a handler.
package struct HTTPProblem: Error {
    package let status: Status
    /// What is wrong and what to do, in words that anyone may read.
    package let message: String
    /// For 405: the methods that the address has.
    package var allowedMethods: [String] = []
    /// The error behind a 5xx; for the log, never for the page.
    package var cause: (any Error)?
    /// Names one 5xx in the page and in the log: 8 hexadecimal digits.
    package let incident: String?

    package init(_ status: Status, _ message: String? = nil) {
        self.status = status
        self.message = message ?? status.reason
        incident = status.code >= 500 ? Self.freshIncident() : nil
    }

    /// An error that no handler caught: 500.
    package init(unexpected error: any Error) {
        self.init(.internalServerError, "Something went wrong here.")
        cause = error
    }

    private static func freshIncident() -> String {
        let digits = String(UInt32.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}
