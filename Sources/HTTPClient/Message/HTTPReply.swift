/// A reply that arrived whole, whatever its status.
package struct HTTPReply: Sendable {
    /// The status code, 200…599 in practice.
    package var status: Int
    package let headers: ReplyHeaders
    /// The body as sent, not decompressed; empty when it went into a file.
    package let body: [UInt8]
    /// Bytes of the body that arrived, in memory or in the file.
    package let bytesReceived: Int64
    /// The address that answered.
    package let effectiveAddress: IPAddress?
}
