import Testing

@testable import Simulator

@Suite("A job's state")
struct JobStateTests {
    private func job(duration: Int64 = 1000, rendered: Int64? = nil) -> Job {
        var job = Job(
            id: "video_1", model: "sora-2", prompt: "a", seconds: 4, size: PixelSize(width: 720, height: 1280),
            created: 5000, duration: duration)
        job.rendered = rendered
        return job
    }

    @Test("never goes back while the time goes on", arguments: [0, 1, 7, 4000, 100_000] as [Int64])
    func monotone(duration: Int64) {
        let job = job(duration: duration, rendered: 6000)
        let states = (0...1200).map { job.state(at: 5000 + Int64($0) * max(1, duration / 1000)) }
        let progress = states.map(\.progress)
        #expect(progress == progress.sorted())
        #expect(states.allSatisfy { ($0.status == .completed) == ($0.progress == 100) })
        #expect(states.allSatisfy { ($0.status == .queued) == ($0.progress == 0) })
    }

    @Test("is queued before its own making: a clock may be set back")
    func clockSetBack() {
        #expect(job().state(at: 0) == JobState(status: .queued, progress: 0))
    }

    @Test("waits at 95 for a clip that takes longer than its time")
    func slowRender() {
        #expect(job().state(at: 1_000_000) == JobState(status: .inProgress, progress: 95))
        let late = job(rendered: 900_000).state(at: 1_000_000)
        #expect(late == JobState(status: .completed, progress: 100, completedAt: 900, expiresAt: 4500))
    }

    @Test("stays failed with the progress it had")
    func failed() {
        var job = job()
        let failure = Job.Failure(at: 5600, code: "c", message: "m")
        job.failure = failure
        #expect(job.state(at: 5599).status == .inProgress)
        #expect(job.state(at: 5600) == JobState(status: .failed, progress: 60, failure: failure))
        #expect(job.state(at: 99_999) == JobState(status: .failed, progress: 60, failure: failure))
    }

    @Test("stops at its percent for ever when it stalls")
    func stalled() {
        var job = job(rendered: 5500)
        job.stall = 40
        #expect(job.state(at: 5300) == JobState(status: .inProgress, progress: 30))
        #expect(job.state(at: 9_999_999) == JobState(status: .inProgress, progress: 40))
    }
}
