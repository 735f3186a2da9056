/// The library took no response, for want of memory or descriptors; the connection was closed instead.
struct UnsentResponse: Error, CustomStringConvertible {
    let status: Status

    var description: String {
        "a response with status \(status.code) could not be sent: memory or file descriptors have run out"
    }
}
