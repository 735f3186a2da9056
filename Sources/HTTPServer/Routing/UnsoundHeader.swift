/// A response was given a header field that would have ended its line early.
struct UnsoundHeader: Error, CustomStringConvertible {
    let name: String

    var description: String {
        "the response's header field \(name) is empty, holds a control character or is the server's own"
    }
}
