/// Takes a body piece by piece as it arrives.
protocol BodyReader: AnyObject {
    /// The largest whole body, in bytes.
    var limit: Int { get }
    /// Called with each piece; the pieces are of any size.
    func read(_ bytes: UnsafeRawBufferPointer) throws(HTTPProblem)
    /// Called once, after the last piece.
    func finish() throws(HTTPProblem) -> Body
}
