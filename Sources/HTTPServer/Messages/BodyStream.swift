/// A body that is made while it is sent: never whole in memory, and never on the disk.
package protocol BodyStream: AnyObject, Sendable {
    /// In bytes; nil when it is not known before the end, then it goes out in chunks.
    var length: Int? { get }

    /// Fills the front of a buffer, which is never empty, and returns how many bytes; 0 ends the body.
    ///
    /// It is called by one thread at a time, the one that serves the connection: it may wait for a disk, and for
    /// nothing slower. What it throws ends the connection, so that the client knows that its copy is cut off.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}
