@testable import Studio

/// Values that the tests speak of, and a generation in every state, brought there by events.
enum Sample {
    static let start = Timestamp(milliseconds: 1_800_000_000_000)
    static let estimate = Money(microDollars: 800_000)
    static let size = ClipSize(width: 1280, height: 720)
    static let settings = GenerationSettings(prompt: "A red kite over the sea", model: "sora-2", seconds: 8, size: size)
    static let film = MediaFile(bytes: 1_234_567, sha256: String(repeating: "ab", count: 32))
    static let filmAgain = MediaFile(bytes: 7_654_321, sha256: String(repeating: "cd", count: 32))
    static let fence = Fence.newest("job-before")
    static let jobID = "job-ours"

    static func problem(_ code: String) -> Problem { Problem(code: code, message: "About \(code).") }

    static func minutes(_ count: Int64) -> Timestamp { start + .minutes(count) }

    static func server(
        _ kind: ConnectionKind = .openai, connection: Int64 = 1, key: String = "k1"
    ) -> ServerIdentity {
        ServerIdentity(
            connection: ConnectionID(connection), kind: kind, address: "http://localhost:4000/v1", keyFingerprint: key)
    }

    static func queued(estimate: Money? = Sample.estimate) -> Generation {
        Generation(
            id: GenerationID(1), videoID: VideoID(1), server: server(), settings: settings, estimate: estimate,
            createdAt: start)
    }

    static func job(
        _ id: String = jobID, _ status: RemoteStatus = .running, word: String = "in_progress", progress: Int? = nil,
        expiresAt: Timestamp? = nil, cost: Money? = nil
    ) -> RemoteJob {
        RemoteJob(id: id, status: status, word: word, progress: progress, expiresAt: expiresAt, statedCost: cost)
    }

    /// What happens to a new generation until it is in `state`, in the usual way.
    static func way(to state: GenerationState) -> [GenerationEvent] {
        let taken = GenerationEvent.taken(fence: fence)
        let accepted = [taken, .accepted(job())]
        let finished = accepted + [.polled(job(jobID, .finished, word: "completed"))]
        return switch state {
        case .queued: []
        case .held: [.needsMending(problem("invalid_api_key"))]
        case .submitting: [taken]
        case .uncertain: [taken, .lost(problem("timeout"))]
        case .inProgress: accepted
        case .downloading: finished
        case .completed: finished + [.fetched(film)]
        case .failed: [taken, .refused(problem("invalid_value"))]
        case .cancelled: accepted + [.cancelled]
        }
    }

    static func generation(_ state: GenerationState, estimate: Money? = Sample.estimate) -> Generation {
        let generation = queued(estimate: estimate).following(way(to: state))
        precondition(generation.state == state, "the usual way no longer leads to \(state)")
        return generation
    }
}

extension Generation {
    /// After each event in turn, a second apart; an event that changes nothing leaves it as it is.
    func following(_ events: [GenerationEvent], from start: Timestamp = Sample.start) -> Generation {
        events.enumerated().reduce(self) { generation, step in
            generation.after(step.element, at: start + .seconds(Int64(step.offset))) ?? generation
        }
    }

    /// A copy with something set by hand, for what events alone reach only slowly.
    func with(_ change: (inout Generation) -> Void) -> Generation {
        var copy = self
        change(&copy)
        return copy
    }
}
