import FFmpeg

/// Writes down what became of a render.
struct RenderReporter: Sendable {
    let store: JobStore
    let assets: Folder
    let configuration: Simulator.Configuration

    /// A render that was cancelled because the simulator stops leaves its job as it is, for the next start.
    func report(_ job: Job, _ outcome: RenderQueue.Outcome) {
        do {
            switch outcome {
            case .rendered: try store.setRendered(job.id, at: configuration.now())
            case .failed(let error): try fail(job, error)
            case .cancelled: break
            }
            if try store.job(job.id) == nil { try assets.folder(job.folderName).removeAll() }
        } catch {
            configuration.log("Job \(job.id): its outcome could not be saved. \(error)")
        }
    }

    private func fail(_ job: Job, _ error: any Error) throws {
        configuration.log("Job \(job.id): its clip could not be rendered. \(error)")
        let timedOut = if case .timedOut? = error as? ProcessError { true } else { false }
        try store.setFailed(
            job.id, at: configuration.now(), code: timedOut ? "render_timeout" : "render_failed",
            message: "The clip could not be rendered. \(reason(error))")
        try assets.folder(job.folderName).removeAll()
    }

    /// The last line of what ffmpeg said, which tells most and names no folder of this machine.
    private func reason(_ error: any Error) -> String {
        let text = "\(error)".replacing(assets.path, with: "")
        return String((text.split(whereSeparator: \.isNewline).last ?? "").prefix(300))
    }
}
