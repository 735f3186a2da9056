import Studio
import Testing

@testable import Web

/// Filled models of what can be done with finished takes and with a server's jobs.
struct FollowUpSamples {
    private let studio: TestStudio
    private let take: Generation
    private(set) var models: [String: [any Encodable]] = [:]

    init() throws {
        studio = try TestStudio()
        let video = try studio.addVideo()
        take = try studio.bring(try studio.addTake(to: video, seconds: 8), to: .completed)
        let remix = try studio.addFollowUp(.remix, of: take)
        _ = try studio.store.apply(.cancelled, to: remix.id, at: studio.time)
        let queued = try studio.addFollowUp(.extension, of: take)
        studio.waiting.withLock { $0 = .slotsFull }
        try addCharacter(to: queued)
        try addFollowUpForms()
        try addConnectionPages()
        try addJobs()
        try addDeletions()
        let page = try VideoPage(try #require(try studio.store.video(video.id)), studio.context)
        models[VideoPage.view] = [page]
        models["partials/take"] = page.takes
    }

    private var context: StudioContext { studio.context }
    private var contents: TakeContents { get throws { try #require(try studio.store.take(take.id)) } }
    private static let problems = [ProblemLine(Problem(code: "bad", message: "Something is wrong."))]

    private mutating func addCharacter(to other: Generation) throws {
        let character = try studio.store.addCharacter(
            "char_1", name: "Mossy", from: take.id, at: take.server, now: studio.time)
        _ = try studio.store.addCharacter("char_2", name: "Tram", from: nil, at: take.server, now: studio.time)
        for number in 3...60 {
            _ = try studio.store.addCharacter(
                "char_\(number)", name: "Gull", from: nil, at: take.server, now: studio.time)
        }
        let states: [CharacterMaking] = [
            .idle, .making, .made(character), .failed(Problem(code: "bad", message: "It was refused.")),
        ]
        models["partials/character-state"] = states.map { CharacterStatePart($0, of: take) }
        models[CharacterPage.view] = try states.map { state in
            studio.making.withLock { $0 = state }
            return try CharacterPage(try contents, context, name: "Mossy", problems: Self.problems)
        }
        let video = try #require(try studio.store.video(take.videoID))
        models[GeneratePage.view] = [try GeneratePage(video, GenerateForm(video, like: other.id), context)]
    }

    private mutating func addFollowUpForms() throws {
        var several = FollowUpForm(.remix, like: nil)
        several.prompts = ["One", "Two", ""]
        try studio.store.setLimits(SpendingLimits(perDay: Money(microDollars: 50_000_000)))
        let contents = try contents
        var expired = take
        expired.expiresAt = Timestamp(milliseconds: 0)
        let late = TakeContents(project: contents.project, video: contents.video, take: expired, number: 1)
        let fresh = try SourceJob.Operation.allCases.map { operation in
            try FollowUpPage(contents, FollowUpForm(operation, like: nil), context)
        }
        let total = try FollowUpPage(
            contents, several, context, showsTotal: true, Self.problems, CostPart.Confirmation(.costUnknown, clips: 2))
        models[FollowUpPage.view] =
            fresh + [total, try FollowUpPage(late, several, context), try Self.simulated(several)]
    }

    private static func simulated(_ form: FollowUpForm) throws -> FollowUpPage {
        let studio = try TestStudio(.simulator)
        let take = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        let contents = try #require(try studio.store.take(take.id))
        return try FollowUpPage(contents, form, studio.context, showsTotal: true)
    }

    private mutating func addConnectionPages() throws {
        let connection = try studio.store.defaultConnection()
        models[ConnectionPage.view] = [
            try ConnectionPage(connection, ConnectionForm(connection), context),
            try ConnectionPage(connection, ConnectionForm(connection), context, charactersAfter: .max),
            try ConnectionPage(connection, ConnectionForm(connection), context, charactersAfter: 9),
        ]
    }

    private mutating func addJobs() throws {
        let connection = try studio.store.defaultConnection()
        let size = ClipSize(width: 1280, height: 720)
        let jobs = [
            RemoteJob(
                id: "video_a", status: .finished, word: "completed", model: "sora-2", seconds: 4, size: size,
                prompt: "A"),
            RemoteJob(id: "video_b", status: .running, word: "in_progress", prompt: "B"),
        ]
        let listings = [.notAsked, .asking, .answered(jobs, hasMore: true, at: studio.time)] as [JobListing]
        for listing in listings {
            studio.jobs.withLock { $0 = listing }
            let page = try JobsPage(connection, JobChoice(), context, Self.problems)
            models[JobsPage.view, default: []].append(page)
            models["partials/job-list", default: []].append(page.list)
        }
    }

    private mutating func addDeletions() throws {
        let contents = try contents
        let entries = try studio.store.entries(of: take.id)
        models[DeleteJobPage.view] = [try DeleteJobPage(contents, context, problems: [.notFinished])]
        models[RecordPage.view] = [try RecordPage(contents, entries, context)]
        let connection = try studio.store.connection(take.server.connection)
        models["partials/server-copy"] = [try #require(ServerCopyPart(of: take, at: connection, entries))]
        let asked = try #require(try studio.store.apply(.deletionWanted, to: take.id, at: studio.time))
        try studio.media.erase(take.id)
        let later = try self.contents
        let further: [String: any Encodable] = [
            DeleteJobPage.view: try DeleteJobPage(later, context),
            RecordPage.view: try RecordPage(later, entries, context),
            "partials/server-copy": try #require(ServerCopyPart(of: asked, at: nil, entries)),
        ]
        for (view, model) in further { models[view, default: []].append(model) }
    }
}
