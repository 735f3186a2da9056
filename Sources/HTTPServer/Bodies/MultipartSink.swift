/// Receives the parts of a multipart body in order.
protocol MultipartSink {
    func begin(_ part: PartHead) throws(HTTPProblem)
    /// A piece of the current part's content; never empty.
    func content(_ bytes: UnsafeRawBufferPointer) throws(HTTPProblem)
    func end() throws(HTTPProblem)
}
