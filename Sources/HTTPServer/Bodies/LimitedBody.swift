/// A reader behind a counter, so that no reader sees more than its limit.
struct LimitedBody {
    private let reader: any BodyReader
    private var count = 0

    /// Throws 413 when the announced length is already too large.
    init(_ reader: any BodyReader, announced length: UInt64?) throws(HTTPProblem) {
        self.reader = reader
        if let length, length > UInt64(reader.limit) { throw tooLarge }
    }

    mutating func read(_ bytes: UnsafeRawBufferPointer) throws(HTTPProblem) {
        guard bytes.count <= reader.limit - count else { throw tooLarge }
        count += bytes.count
        try reader.read(bytes)
    }

    func finish() throws(HTTPProblem) -> Body {
        try reader.finish()
    }

    private var tooLarge: HTTPProblem {
        HTTPProblem(.contentTooLarge, "The body is larger than \(ByteCount.text(reader.limit)).")
    }
}
