/// Why a queued generation is not sent yet although nothing is wrong with it.
package enum WaitReason: Sendable, Equatable {
    /// The server limits how often this model is asked for.
    case rateLimited(until: Timestamp)
    /// As many jobs as the connection allows are running.
    case slotsFull
    /// Another paid request of its connection is on the wire, or being made sure of.
    case onTheWire
    /// Nothing is sent to the connection before; the problem says why, where it is known.
    case closed(until: Timestamp, Problem?)
}
