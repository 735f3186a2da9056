@testable import Studio

/// Which states a state may leave to, as the description of the life cycle lists them.
enum Lifecycle {
    static let leaves: [GenerationState: Set<GenerationState>] = [
        .queued: [.submitting, .held, .cancelled],
        .held: [.queued, .cancelled],
        .submitting: [.inProgress, .cancelled, .queued, .held, .failed, .uncertain],
        // Found or accepted late, after the person had asked to stop: the wish takes effect then.
        .uncertain: [.inProgress, .failed, .cancelled],
        .inProgress: [.downloading, .failed, .cancelled],
        .downloading: [.completed, .cancelled, .failed],
        .completed: [], .failed: [], .cancelled: [],
    ]

    struct Step: Hashable, CustomStringConvertible {
        let from: GenerationState
        let to: GenerationState

        var description: String { "\(from.rawValue) → \(to.rawValue)" }
    }

    static let steps = Set(leaves.flatMap { from, all in all.map { Step(from: from, to: $0) } })
}
