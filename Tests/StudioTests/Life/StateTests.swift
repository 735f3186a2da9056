import Testing

@testable import Studio

@Suite("The states of a generation")
struct StateTests {
    @Test("have the names that scripts rely on")
    func names() {
        #expect(
            GenerationState.allCases.map(\.rawValue) == [
                "queued", "held", "submitting", "uncertain", "in_progress", "downloading", "completed", "failed",
                "cancelled",
            ])
    }

    @Test("three of them are final, and three take a slot")
    func groups() {
        #expect(GenerationState.allCases.filter(\.isFinal) == [.completed, .failed, .cancelled])
        #expect(GenerationState.allCases.filter(\.isRunning) == [.submitting, .inProgress, .downloading])
    }

    @Test("a new generation waits in the queue with its estimate set aside")
    func new() {
        let new = Sample.queued()
        #expect(new.state == .queued)
        #expect(new.charge == .reserved(Sample.estimate))
        #expect(new.attempts == 0)
        #expect(new.serverDeletion == ServerDeletion.none)
        #expect(Sample.queued(estimate: nil).charge == .reserved(nil))
    }

    @Test("only the simulator's clips are simulated", arguments: ConnectionKind.allCases)
    func simulated(kind: ConnectionKind) {
        let generation = Generation(
            id: GenerationID(1), videoID: VideoID(1), server: Sample.server(kind), settings: Sample.settings,
            estimate: nil, createdAt: Sample.start)
        #expect(generation.isSimulated == (kind == .simulator))
    }
}
