/// The library took no response, for want of memory or descriptors; the connection was closed instead.
struct UnsentResponse: Error, CustomStringConvertible {
    let status: Status

    var description: String {
        "a response with status \(status.code) could not be sent: memory or file descriptors have run out"
    }
}

/// A streamed body gave fewer or more bytes than it had promised; the connection was closed instead.
struct WrongLength: Error, CustomStringConvertible {
    let promised: Int
    let given: Int

    var description: String { "a streamed body of \(promised) bytes ended with byte \(given)" }
}
