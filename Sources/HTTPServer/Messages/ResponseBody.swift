/// What follows a response's header fields.
package enum ResponseBody: Sendable {
    case empty
    case bytes([UInt8])
    /// Sent by the kernel; no byte passes through the program.
    case file(FileSlice)
    /// Made while it is sent.
    case stream(any BodyStream)

    /// In bytes; nil for a stream that does not know.
    package var length: Int? {
        switch self {
        case .empty: 0
        case .bytes(let bytes): bytes.count
        case .file(let slice): slice.length
        case .stream(let stream): stream.length
        }
    }
}
