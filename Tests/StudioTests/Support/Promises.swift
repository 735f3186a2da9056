@testable import Studio

/// What must be true of every generation, and of every change of one, whatever happened before.
enum Promises {
    /// The promises that a generation breaks as it stands.
    static func broken(by generation: Generation, _ memory: MachineWalk.Memory) -> [String] {
        let promises: [(String, Bool)] = [
            ("a job id stands from in_progress on, and never before an acceptance", jobID(generation)),
            (
                "completed has its film, and nothing else has one",
                (generation.state == .completed) == (generation.media != nil)
            ),
            ("what is over says when, and only that", generation.state.isFinal == (generation.completedAt != nil)),
            ("what is over has no next try", !generation.state.isFinal || generation.nextAttemptAt == nil),
            ("what waits for a person or failed says why; what went well does not complain", problem(generation)),
            ("a request on the wire has a time and a fence", sending(generation)),
            ("a progress is a percentage", generation.progress.map { (0...100).contains($0) } ?? true),
            ("the charge fits the state", charge(generation)),
            (
                "the charge is nothing only when nothing was ever accepted or uncertain",
                generation.charge != .nothing || (!memory.wasAccepted && !memory.wasUncertain)
            ),
            ("one paid request at most between two returns to the queue", memory.sent <= 1),
            (
                "a wish to stop never ends in a job that goes on",
                generation.cancelRequestedAt == nil
                    || ![.inProgress, .downloading, .completed].contains(generation.state)
            ),
            (
                "only the job of what is over is deleted at the server",
                generation.serverDeletion == .none || (generation.state.isFinal && generation.jobID != nil)
            ),
            (
                "a stopped job is deleted at the server",
                generation.state != .cancelled || generation.jobID == nil || generation.serverDeletion != .none
                    || generation.charge == .elsewhere
            ),
        ]
        return promises.filter { !$0.1 }.map(\.0)
    }

    /// The promises that a change breaks.
    static func broken(from old: Generation, to new: Generation, _ memory: MachineWalk.Memory) -> [String] {
        let step = Lifecycle.Step(from: old.state, to: new.state)
        let promises: [(String, Bool)] = [
            ("the life cycle names \(step)", old.state == new.state || Lifecycle.steps.contains(step)),
            (
                "what may have been sent never goes back to the queue",
                old.state != .uncertain || ![.queued, .held, .submitting].contains(new.state)
            ),
            (
                "what is over stays as it is but for its deletion at the server and a film fetched again",
                !old.state.isFinal || isSame(old, new)
            ),
            (
                "an answer of the deletion comes once for every wish",
                old.serverDeletion == new.serverDeletion
                    || (old.serverDeletion == .wanted) != (new.serverDeletion == .wanted)
            ),
            ("a job id never changes", old.jobID == nil || new.jobID == old.jobID),
            ("a wish to stop is never forgotten", old.cancelRequestedAt == nil || new.cancelRequestedAt != nil),
            ("progress never goes back", (new.progress ?? -1) >= (old.progress ?? -1)),
            ("what the press froze stays", frozen(old) == frozen(new)),
            ("somebody else's bill stays theirs", (old.charge == .elsewhere) == (new.charge == .elsewhere)),
            ("what the server stated is never forgotten", !isStated(old.charge) || isStated(new.charge)),
        ]
        return promises.filter { !$0.1 }.map(\.0)
    }

    private static func jobID(_ generation: Generation) -> Bool {
        switch generation.state {
        case .inProgress, .downloading, .completed: generation.jobID != nil
        case .queued, .held, .submitting, .uncertain: generation.jobID == nil
        case .failed, .cancelled: true
        }
    }

    private static func problem(_ generation: Generation) -> Bool {
        switch generation.state {
        case .held, .uncertain, .failed: generation.problem != nil
        case .completed, .cancelled: generation.problem == nil
        case .queued, .submitting, .inProgress, .downloading: true
        }
    }

    private static func sending(_ generation: Generation) -> Bool {
        switch generation.state {
        case .queued, .held, .cancelled: true
        default: generation.submittedAt != nil && generation.fence != nil
        }
    }

    private static func charge(_ generation: Generation) -> Bool {
        switch (generation.state, generation.charge) {
        case (.queued, .reserved), (.held, .reserved), (.submitting, .reserved), (.uncertain, .reserved): true
        case (.inProgress, .reserved), (.downloading, .reserved): true
        case (.failed, .possible), (.cancelled, .possible): true
        case (.completed, .estimated), (.failed, .estimated): generation.jobID != nil
        case (.failed, .refused), (.cancelled, .nothing): generation.jobID == nil
        case (_, .stated), (_, .elsewhere): generation.jobID != nil
        default: false
        }
    }

    private static func isSame(_ old: Generation, _ new: Generation) -> Bool {
        new
            == old.with {
                $0.serverDeletion = new.serverDeletion
                if old.state == .completed { $0.media = new.media }
            }
    }

    private static func isStated(_ charge: Charge) -> Bool {
        if case .stated = charge { true } else { false }
    }

    private struct Frozen: Equatable {
        let id: GenerationID
        let video: VideoID
        let connection: ConnectionID
        let settings: GenerationSettings
        let estimate: Money?
        let parent: Lineage?
        let createdAt: Timestamp
    }

    private static func frozen(_ generation: Generation) -> Frozen {
        Frozen(
            id: generation.id, video: generation.videoID, connection: generation.server.connection,
            settings: generation.settings,
            estimate: generation.estimate, parent: generation.parent, createdAt: generation.createdAt)
    }
}
