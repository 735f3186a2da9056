/// Takes the body of a reply, into memory or a file, and stops at the limit.
struct BodySink {
    private(set) var bytes: [UInt8] = []
    private(set) var received: Int64 = 0
    private var file: DownloadFile?
    private let maximumBytes: Int

    /// - Parameter maximumBytes: The limit in memory; a file has its own.
    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    mutating func choose(_ choice: DestinationChoice, for destination: FileDestination) throws(Refusal) {
        switch choice {
        case .append(let offset): file = try DownloadFile(destination, from: offset)
        case .truncate: file = try DownloadFile(destination, from: nil)
        case .memory: file = nil
        case .abort: throw Refusal(.aborted, "The destination refused the reply.")
        }
    }

    mutating func take(_ chunk: UnsafeRawBufferPointer) throws(Refusal) {
        if let file { return try file.write(chunk, written: &received) }
        guard bytes.count + chunk.count <= maximumBytes else {
            throw Refusal(.replyTooLarge, "The body exceeds its limit of \(maximumBytes) bytes.")
        }
        bytes.append(contentsOf: chunk)
        received += Int64(chunk.count)
    }

    func close() throws(Refusal) {
        try file?.close()
    }
}
