/// Collects a small body in memory.
final class BytesReader: BodyReader {
    let limit: Int
    private var bytes: [UInt8] = []
    private let make: ([UInt8]) throws(HTTPProblem) -> Body

    init(limit: Int, finish make: @escaping ([UInt8]) throws(HTTPProblem) -> Body) {
        self.limit = limit
        self.make = make
    }

    func read(_ piece: UnsafeRawBufferPointer) throws(HTTPProblem) {
        bytes.append(contentsOf: piece)
    }

    func finish() throws(HTTPProblem) -> Body {
        try make(bytes)
    }
}
