/// What becomes of a reply's body, chosen when its head has arrived.
package enum DestinationChoice: Sendable, Hashable {
    /// The file is cut to `from` bytes and the body is written behind them.
    /// A file that is shorter than that ends the request with `.fileWrite(EINVAL)`.
    case append(from: Int64)
    /// The file starts anew.
    case truncate
    /// The file is not touched, the body is kept in memory (the small body of an error).
    case memory
    /// The request ends with `.aborted`, the file is not touched.
    case abort
}
