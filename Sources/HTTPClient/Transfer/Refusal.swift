import Glibc

/// Why the client itself ends a transfer.
struct Refusal: Error {
    let kind: TransportError.Kind
    let message: String

    init(_ kind: TransportError.Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// A file that cannot be written, by its `errno`.
    static func file(_ path: String, _ code: Int32) -> Refusal {
        Refusal(.fileWrite(code), "The file \(path) cannot be written: \(String(cString: strerror(code))).")
    }
}
