import FFmpeg
import Foundation
import Synchronization
import Testing

@testable import Simulator

@Suite("The render queue")
struct RenderQueueTests {
    /// What the queue did, told by its closures.
    private final class Diary: Sendable {
        struct Entries {
            var running = 0
            var most = 0
            var reports: [String: String] = [:]
        }
        let entries = Mutex(Entries())
        let isOpen = Atomic(false)

        var reports: [String: String] { entries.withLock(\.reports) }

        /// Renders until it is let go or cancelled.
        func render(_ cancellation: Cancellation) throws {
            entries.withLock { entries in
                entries.running += 1
                entries.most = max(entries.most, entries.running)
            }
            defer { entries.withLock { $0.running -= 1 } }
            while !isOpen.load(ordering: .acquiring) {
                if cancellation.isCancelled { throw ProcessError.cancelled(program: "test") }
                usleep(1000)
            }
        }

        func report(_ job: Job, _ outcome: RenderQueue.Outcome) {
            let word =
                switch outcome {
                case .rendered: "rendered"
                case .failed: "failed"
                case .cancelled: "cancelled"
                }
            entries.withLock { $0.reports[job.id] = word }
        }

        func wait(_ condition: (borrowing Entries) -> Bool) async throws {
            for _ in 0..<2000 where !entries.withLock({ condition($0) }) { try await Task.sleep(for: .milliseconds(5)) }
            #expect(entries.withLock { condition($0) })
        }
    }

    private let diary = Diary()
    private let queue: RenderQueue

    init() {
        queue = RenderQueue(
            render: { [diary] _, cancellation in try diary.render(cancellation) },
            report: { [diary] in diary.report($0, $1) })
    }

    private func job(_ number: Int) -> Job {
        let size = PixelSize(width: 720, height: 1280)
        return Job(
            id: "\(number)", model: "sora-2", prompt: "a", seconds: 4, size: size, created: 1, duration: 0)
    }

    @Test("renders every job, and never more than two at once")
    func width() async throws {
        for number in 0..<6 { queue.add(job(number)) }
        try await diary.wait { $0.running == 2 }
        diary.isOpen.store(true, ordering: .releasing)
        try await diary.wait { $0.reports.count == 6 }
        #expect(diary.entries.withLock(\.most) == RenderQueue.width)
        #expect(Set(diary.reports.values) == ["rendered"])
    }

    @Test("lets a waiting job go without a word, and tells of a running one when it has ended")
    func cancel() async throws {
        for number in 0..<3 { queue.add(job(number)) }
        try await diary.wait { $0.running == 2 }
        #expect(queue.cancel("0"))
        #expect(!queue.cancel("2"))
        try await diary.wait { $0.reports == ["0": "cancelled"] }
        diary.isOpen.store(true, ordering: .releasing)
        try await diary.wait { $0.reports == ["0": "cancelled", "1": "rendered"] }
    }

    @Test("stops what runs, forgets what waits and takes nothing more")
    func stop() async throws {
        for number in 0..<4 { queue.add(job(number)) }
        try await diary.wait { $0.running == 2 }
        queue.stop()
        queue.add(job(9))
        #expect(diary.reports == ["0": "cancelled", "1": "cancelled"])
        #expect(diary.entries.withLock(\.running) == 0)
    }
}
