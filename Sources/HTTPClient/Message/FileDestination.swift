/// A file that takes the body of a reply while it arrives.
package struct FileDestination: Sendable {
    /// The file, created with mode 0600 when absent. A symbolic link in the last place is not followed.
    package var path: String
    /// The largest size of the file in bytes; a longer body ends the request with `.replyTooLarge`. Default 4 GiB.
    package var maximumBytes: Int64
    /// Chooses by status and headers. Runs on the client's thread and must be quick.
    package var accept: @Sendable (_ status: Int, _ headers: ReplyHeaders) -> DestinationChoice

    package init(
        path: String,
        maximumBytes: Int64 = 1 << 32,
        accept: @escaping @Sendable (_ status: Int, _ headers: ReplyHeaders) -> DestinationChoice
    ) {
        self.path = path
        self.maximumBytes = maximumBytes
        self.accept = accept
    }
}
