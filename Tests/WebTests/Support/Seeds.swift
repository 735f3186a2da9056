import Foundation
import Studio
import Testing

@testable import Web

/// What tests start from.
extension TestStudio {
    var time: Timestamp { now.withLock { $0 } }

    /// A studio with one take in that state.
    static func with(_ state: GenerationState, seconds: Int = 4) throws -> (TestStudio, Video, Generation) {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        return (studio, video, try studio.bring(try studio.addTake(to: video, seconds: seconds), to: state))
    }

    func addVideo(_ title: String = "Rain over Lisbon", prompt: String = "A tram in the rain") throws -> Video {
        let project = try store.addProject(title: "Trams", description: "All of them", at: time)
        let video = try store.addVideo(to: project.id, title: title, prompt: prompt, at: time)
        return try #require(video)
    }

    func addTake(
        to video: Video, prompt: String = "A tram in the rain", model: String = "sora-2", seconds: Int = 4,
        size: String = "1280x720", references: [ReferenceImage] = [], at connection: Connection? = nil
    ) throws -> Generation {
        let connection = try connection ?? store.defaultConnection()
        let catalog = try store.catalog(of: connection.id, asOf: nil)
        let settings = GenerationSettings(
            prompt: prompt, model: model, seconds: seconds, size: try #require(ClipSize(size)),
            references: references)
        let press = Press(
            token: UUID().uuidString, digest: "", video: video.id, server: connection.server, settings: settings,
            estimate: catalog.cost(of: settings))
        guard case .saved(let take) = try store.press(press, at: time) else { throw SeedError() }
        return take
    }

    /// A take that is made from a finished one's job.
    func addFollowUp(
        _ operation: SourceJob.Operation, of take: Generation, prompt: String = "At night", seconds: Int = 4
    ) throws -> Generation {
        let source: SourceJob = try #require(take.source(for: operation))
        let settings = GenerationSettings(
            prompt: prompt, model: take.settings.model,
            seconds: operation == .extension ? seconds : take.settings.filmSeconds, size: take.settings.size,
            source: source)
        let press = Press(
            token: UUID().uuidString, digest: "", video: take.videoID, server: take.server, settings: settings,
            estimate: try store.catalog(of: take.server.connection, asOf: nil).cost(of: settings),
            parent: Lineage(generation: take.id, relation: operation.relation))
        guard case .saved(let made) = try store.press(press, at: time) else { throw SeedError() }
        return made
    }

    struct SeedError: Error {}

    /// Everything that happens to a take on its way to a state.
    @discardableResult
    func bring(_ take: Generation, to state: GenerationState, problem: Problem? = nil) throws -> Generation {
        let job = RemoteJob(id: "video_\(take.id)", status: .queued, word: "queued", progress: 0)
        let running = RemoteJob(id: job.id, status: .running, word: "in_progress", progress: 40)
        let finished = RemoteJob(id: job.id, status: .finished, word: "completed", progress: 100)
        let trouble = problem ?? Problem(code: "busy", message: "The server is busy. Try again later.")
        let events: [GenerationEvent] =
            switch state {
            case .queued: [.unsent(trouble, retryAt: time + .seconds(30))]
            case .held: [.needsMending(trouble)]
            case .submitting: [.taken(fence: .empty)]
            case .uncertain: [.taken(fence: .empty), .lost(trouble)]
            case .inProgress: [.taken(fence: .empty), .accepted(job), .polled(running)]
            case .downloading: [.taken(fence: .empty), .accepted(job), .polled(finished)]
            case .completed:
                [.taken(fence: .empty), .accepted(job), .polled(finished), .fetched(try film(of: take))]
            case .failed: [.taken(fence: .empty), .refused(trouble)]
            case .cancelled: [.cancelled]
            }
        var latest = take
        for event in events { latest = try #require(try store.apply(event, to: take.id, at: time)) }
        #expect(latest.state == state)
        return latest
    }

    /// The server says to come later with a take.
    func limit(_ take: Generation, for wait: Interval) throws {
        let busy = Problem(code: "rate_limit_exceeded", message: "The server is busy (429). It is asked again later.")
        for event in [GenerationEvent.taken(fence: .empty), .deferred(busy, until: time + wait)] {
            _ = try #require(try store.apply(event, to: take.id, at: time))
        }
    }

    /// Ten thousand bytes in the place of the film.
    private func film(of take: Generation) throws -> MediaFile {
        let bytes = Data((0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try bytes.write(to: URL(filePath: media.path(of: .video, of: take.id)))
        return MediaFile(bytes: 10_000, sha256: String(repeating: "ab", count: 32))
    }
}
