import Foundation

@testable import Simulator

/// Jobs that are put into a simulator without being rendered, for tests of what is told about them.
extension Bench {
    enum Fate { case completed, running, failed }

    /// Its id. The clip of a completed one is a few bytes.
    func plant(_ fate: Fate, prompt: String = "A boat") throws -> String {
        let dialect = Dialect.of(personality)
        let model = dialect.models.models[0]
        let bytes = [UInt8](repeating: UInt8(fate == .completed ? 1 : fate == .running ? 2 : 3), count: 20)
        let identity = JobIdentity(created: clock.seconds, bytes: bytes, model: model.id)
        var job = Job(
            id: dialect.ids(identity), model: model.id, prompt: prompt, seconds: model.lengths[0],
            size: model.sizes[0], created: clock.now, duration: 10_000)
        job.lifetime = dialect.lifetime
        if fate == .running { job.stall = 40 }
        if fate == .failed {
            job.failure = .init(at: clock.now + 6000, code: "moderation_blocked", message: "Blocked.")
        }
        try simulator.jobs.store.insert(job)
        if fate == .completed { try finish(job.id) }
        return job.id
    }

    /// Completes a job before its clip is rendered, with a few bytes in its stead.
    func finish(_ id: String) throws {
        guard let job = try simulator.jobs.store.job(id) else { throw CocoaError(.fileNoSuchFile) }
        let folder = Folder(path: self.folder.file("data/assets")).folder(job.folderName)
        try folder.create()
        try folder.write(Array("film".utf8), to: ClipFiles.clip)
        try simulator.jobs.store.setRendered(job.id, at: job.created)
    }
}
