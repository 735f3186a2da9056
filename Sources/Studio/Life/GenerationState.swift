/// Where one paid request for one clip stands.
package enum GenerationState: String, Sendable, CaseIterable {
    /// Saved; provably not accepted by any server.
    case queued
    /// Needs a person or a setting: key refused, out of credit, over budget, connection changed or gone.
    case held
    /// The paid request may be on the wire.
    case submitting
    /// May have been accepted; money may be spent. Never sent again by itself.
    case uncertain
    /// The server works on it.
    case inProgress = "in_progress"
    /// Finished at the server, not yet here.
    case downloading
    /// A verified file is on disk.
    case completed
    /// Over, with a code and a sentence.
    case failed
    /// Stopped by the person.
    case cancelled

    /// Over: nothing changes it any more.
    package var isFinal: Bool { self == .completed || self == .failed || self == .cancelled }

    /// A server is, or may be, busy with it.
    package var isRunning: Bool { Self.running.contains(self) }

    package static let running: [GenerationState] = [.submitting, .inProgress, .downloading]
}
