import Mustache
import Studio
import Testing

@testable import Web

@Suite("Views")
struct ViewTests {
    static let roots: [String] =
        [
            ProjectsPage.view, ProjectPage.view, VideoPage.view, GeneratePage.view, UsagePage.view, SettingsPage.view,
            ErrorPage.view, TrashPage.view, PlaygroundPage.view, RecordPage.view, UncertainPage.view,
            ConnectionPage.view,
            ComparePage.view, ShortcutsPage.view, FollowUpPage.view, DeleteJobPage.view, JobsPage.view,
            CharacterPage.view, APIPage.view,
            "partials/take", "partials/video-card", "partials/report", "partials/server-copy", "partials/job-list",
            "partials/character-state",
        ] + LibrarySamples.roots + QueueSamples.roots + StorageSamples.roots

    @Test("hold no raw tag, no tag where escaping does not protect, and no view without a page")
    func lint() throws {
        let templates = try TemplateSet(folder: TestStudio.root + "/Views")
        #expect(try templates.lint(roots: Self.roots).isEmpty)
    }

    @Test("name nothing that their pages do not have", arguments: roots)
    func contract(view: String) throws {
        let studio = try TestStudio()
        let samples = try Samples(studio)
        let models = try #require(samples.models[view])
        let unresolved = try studio.context.templates.unresolvedNames(in: view, samples: models + samples.frames)
        #expect(unresolved.isEmpty)
        for model in models {
            _ = try studio.context.templates.renderBytes(view, model, strict: true)
        }
    }
}

/// Filled models of every page: a studio with takes in all states, forms with and without problems.
struct Samples {
    let models: [String: [any Encodable]]
    /// What many pages share, at its fullest: while a server is waited for, and at a halt.
    let frames: [Frame]

    struct Frame: Encodable {
        let chrome: Chrome
        let problems: [ProblemLine]
    }

    init(_ studio: TestStudio) throws {
        let context = studio.context
        let empty = try ProjectsPage(context)
        let video = try studio.addVideo()
        let bare = VideoContents(project: Self.project, video: video, takes: [])
        try Self.addTakes(to: video, studio)
        let shelf = try #require(try studio.store.project(video.projectID))
        let contents = try #require(try studio.store.video(video.id))
        try studio.store.setLimits(SpendingLimits(perDay: Money(microDollars: 5_000_000), confirmAbove: .zero))
        let problems = [FieldProblem(field: "prompt", code: "empty", message: "Write a prompt.")]
        let simulated = try Self.simulatedTakes()
        let page = try VideoPage(contents, context, notice: "Notice", problems: [problems[0].problem])
        let limited = try Self.limited(studio)
        try Self.bringToAHalt(studio)
        let halted = try Chrome(
            "T", section: .usage, context: context, notice: "N", refreshes: true, alerts: AlertScope(isOfQueue: true))
        frames = [limited, halted].map { Frame(chrome: $0, problems: problems.map(ProblemLine.init)) }
        let pages: [String: [any Encodable]] = [
            ProjectsPage.view: try [
                empty, try ProjectsPage(context, title: "T", description: "D", problems: problems),
            ] + LibrarySamples.projectsPages(),
            ProjectPage.view: try [
                try ProjectPage(shelf, context, title: "T", prompt: "P", problems: problems),
                try ProjectPage(Self.described(contents), context), try Self.trashedProject(),
            ] + LibrarySamples.projectPages(shelf, context),
            VideoPage.view: try [page, VideoPage(bare, context), simulated, Self.trashed()]
                + LibrarySamples.videoPages(),
            GeneratePage.view: try Self.generatePages(contents, studio, problems),
            UsagePage.view: [try Self.usage(studio), try UsagePage(try TestStudio().context, days: 90)],
            SettingsPage.view: [
                try SettingsPage(context, LimitsForm(try studio.store.limits()), notice: "N", problems: problems),
                try SettingsPage(try TestStudio(pinned: ConnectionID(1)).context, LimitsForm(SpendingLimits())),
            ],
            TrashPage.view: [try TrashPage(context), try TrashPage(try Self.filledTrash(), after: Self.front)],
            RecordPage.view: try contents.takes.map { try Self.record($0, studio) },
            UncertainPage.view: [try Self.uncertain(contents, studio, problems.map(\.problem))],
            ConnectionPage.view: try Self.connections(studio, problems),
            ComparePage.view: [try ComparePage(contents, contents.takes, context)],
            ShortcutsPage.view: [try ShortcutsPage(context)], APIPage.view: [try APIPage(context)],
            "partials/report": Self.reports,
            ErrorPage.view: [Self.error(context)].compactMap { $0 },
            "partials/take": page.takes + simulated.takes,
            "partials/video-card": [
                VideoCard(VideoSummary(video: video, takes: 0, newest: nil, poster: nil), now: studio.time)
            ]
                + shelf.videos.map { VideoCard($0, now: studio.time) }
                + contents.takes.map { take in
                    VideoCard(
                        VideoSummary(video: video, takes: 2, newest: take, poster: take.id), now: studio.time)
                },
        ]
        var models = try pages.merging(FollowUpSamples().models, uniquingKeysWith: +)
            .merging(LibrarySamples.promptPages(), uniquingKeysWith: +)
            .merging(QueueSamples.models(), uniquingKeysWith: +)
            .merging(StorageSamples.models(), uniquingKeysWith: +)
        models[PlaygroundPage.view] = [try PlaygroundPage(context, prompt: "P", problems: problems)]
        models[SearchPage.view] = try LibrarySamples.searchPages()
        models[VideoPage.view] = models[VideoPage.view].map(Self.inFront)
        self.models = models
    }

    /// A server that is waited for.
    private static func limited(_ studio: TestStudio) throws -> Chrome {
        let other = try studio.store.ensureConnection(
            name: "Other", kind: .litellm, address: "http://localhost:2/v1", keyFingerprint: "", keySource: .none,
            offers: [], makeDefault: false, at: studio.time)
        try studio.limit(try studio.addTake(to: try studio.addVideo(), at: other), for: .seconds(90))
        return try Chrome("T", section: .queue, context: studio.context, alerts: AlertScope(isOfQueue: true))
    }

    /// A paused connection and a held queue: every banner shows.
    private static func bringToAHalt(_ studio: TestStudio) throws {
        try studio.store.setPause(
            Problem(code: "key_refused", message: "The key was refused."),
            of: try studio.store.defaultConnection().id, at: studio.time)
        try studio.store.setHold(true, at: studio.time)
    }

    /// A project with a description and a card for each take.
    private static func described(_ contents: VideoContents) -> ProjectContents {
        ProjectContents(
            summary: ProjectSummary(
                project: project, videos: 1, active: 1, poster: nil, spent: Money(microDollars: 1)),
            videos: contents.takes.map { VideoSummary(video: contents.video, takes: 1, newest: $0, poster: nil) })
    }

    /// One in every state, and a second film, which goes by a picture.
    private static func addTakes(to video: Video, _ studio: TestStudio) throws {
        for state in GenerationState.allCases where state != .completed {
            try studio.bring(try studio.addTake(to: video, prompt: "Another prompt"), to: state)
        }
        try studio.bring(try studio.addTake(to: video), to: .completed)
        let given = StoredReference(type: .png, sha256: "ab", size: ClipSize(width: 16, height: 16))
        let origin = ReferenceImage.Origin(picture: given, fit: .crop)
        let sent = ReferenceImage(type: .png, storedName: "cd.png", sha256: "cd", origin: origin)
        try studio.bring(try studio.addTake(to: video, references: [sent]), to: .completed)
    }

    /// The pages, and each once more with each of its takes above and below the strip, where any of them can stand.
    private static func inFront(_ pages: [any Encodable]) -> [any Encodable] {
        pages
            + pages.compactMap { $0 as? VideoPage }.flatMap { page in
                page.takes.map { take in
                    var other = page
                    (other.first, other.others) = (take, page.takes)
                    return other
                }
            }
    }

    private static let project = Project(
        id: ProjectID(1), title: "Trams", description: "All of them", createdAt: Timestamp(milliseconds: 0))

    /// With something in every chart, and an alert.
    private static func usage(_ studio: TestStudio) throws -> UsagePage {
        try studio.store.setAlertThresholds(AlertThresholds(clipCost: Money(microDollars: 1)))
        return try UsagePage(studio.context, days: 30)
    }

    private static func trashedProject() throws -> ProjectPage {
        let studio = try TestStudio()
        let project = try studio.store.addProject(title: "Trams", description: "", at: studio.time)
        _ = try studio.store.trash(project.id, at: studio.time)
        return try ProjectPage(try #require(try studio.store.project(project.id)), studio.context)
    }

    private static func trashed() throws -> VideoPage {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        _ = try studio.store.trash(video.id, at: studio.time)
        return try VideoPage(try #require(try studio.store.video(video.id)), studio.context)
    }

    /// Everything in the trash stands behind it.
    private static let front = TrashPlace(time: Timestamp(milliseconds: .max), isVideo: false, number: 1)

    private static func filledTrash() throws -> StudioContext {
        let studio = try TestStudio()
        let (first, second) = (try studio.addVideo(), try studio.addVideo())
        _ = try studio.store.trash(first.id, at: studio.time)
        _ = try studio.store.trash(second.projectID, at: studio.time)
        for _ in 1...Trash.usualCount {
            let project = try studio.store.addProject(title: "Old", description: "", at: studio.time)
            _ = try studio.store.trash(project.id, at: studio.time)
        }
        return studio.context
    }

    private static func record(_ take: Generation, _ studio: TestStudio) throws -> RecordPage {
        try studio.store.log(LogEntry(kind: .wire, text: "→ GET /v1/videos"), for: take.id, at: studio.time)
        let contents = try #require(try studio.store.take(take.id))
        return try RecordPage(contents, try studio.store.entries(of: take.id), studio.context)
    }

    private static func uncertain(
        _ contents: VideoContents, _ studio: TestStudio, _ problems: [Problem]
    ) throws -> UncertainPage {
        let take = try #require(contents.takes.first { $0.state == .uncertain })
        let job = RemoteJob(id: "video_x", status: .running, word: "in_progress", prompt: "A tram")
        studio.candidates.withLock { $0 = .listed([job], at: studio.time) }
        return try UncertainPage(try #require(try studio.store.take(take.id)), studio.context, problems: problems)
    }

    private static let reports = [
        ReportPart(.asking, ConnectionID(1)),
        ReportPart(
            .answered(
                ConnectionReport(
                    findings: Finding.Mark.allCases.map { Finding($0, "key", "accepted") }, offers: Catalog.sora,
                    at: Timestamp(milliseconds: 0))), ConnectionID(1)),
    ]

    private static func connections(_ studio: TestStudio, _ problems: [FieldProblem]) throws -> [ConnectionPage] {
        let context = studio.context
        let usual = try studio.store.defaultConnection()
        let draft = ConnectionDraft(
            name: "Other", kind: .vllmOmni, address: "http://localhost:2/v1", keySource: .none, keyFingerprint: "")
        let other = try #require(try studio.store.addConnection(draft, offers: Catalog.sora, at: studio.time))
        let report = ConnectionReport(
            findings: [Finding(.ok, "key", "accepted")], offers: Catalog.sora, at: studio.time)
        studio.test.withLock { $0 = .asking }
        let asking = try ConnectionPage(usual, ConnectionForm(usual), context)
        studio.test.withLock { $0 = .answered(report) }
        try context.connections.keys.setWebhookSecret("0123456789abcdef", of: other.id)
        let hooked = try ConnectionPage(other, ConnectionForm(other), context, webhook: WebhookForm(other))
        try context.connections.keys.setWebhookSecret(nil, of: other.id)
        return [
            asking, try ConnectionPage(usual, ConnectionForm(usual), context, notice: "N", problems: problems),
            try ConnectionPage(other, ConnectionForm(other), context), hooked,
            try ConnectionPage(nil, ConnectionForm(), context),
        ]
    }

    private static func simulatedTakes() throws -> VideoPage {
        let studio = try TestStudio(.simulator)
        let video = try studio.addVideo()
        try studio.bring(try studio.addTake(to: video), to: .inProgress)
        return try VideoPage(try #require(try studio.store.video(video.id)), studio.context)
    }

    private static func error(_ context: StudioContext) -> ErrorPage? {
        (try? Chrome("Error", section: nil, context: context)).map { chrome in
            ErrorPage(
                chrome: chrome, heading: "H", message: "M", advice: "A", asked: "GET /", incident: "I",
                backHref: "/projects", backLabel: "Back", searchHref: "/search")
        }
    }

    /// Forms where something cannot be chosen.
    private static func bareGeneratePages(_ contents: VideoContents, _ studio: TestStudio) throws -> [any Encodable] {
        let size = SizeOffer(size: ClipSize(width: 16, height: 16), ratePerSecond: nil)
        let offers = [
            [],
            [
                ModelOffer(name: "a", seconds: [4], sizes: [size]), ModelOffer(name: "b", seconds: [8], sizes: [size]),
            ],
        ]
        return try offers.map { offers in
            let draft = ConnectionDraft(
                name: "Bare", kind: .vllmOmni, address: "http://localhost:2/\(offers.count)",
                keySource: .environment("NOT_SET"), keyFingerprint: "")
            var form = GenerateForm(contents, like: nil)
            form.connection = try studio.store.addConnection(draft, offers: offers, at: studio.time)?.id
            return try GeneratePage(contents, form, studio.context)
        }
    }

    private static func generatePages(
        _ contents: VideoContents, _ studio: TestStudio, _ problems: [FieldProblem]
    ) throws -> [any Encodable] {
        var form = GenerateForm(contents, like: nil)
        let fresh = try GeneratePage(contents, form, studio.context)
        let picture = StoredReference(type: .png, sha256: "ab", size: ClipSize(width: 16, height: 16))
        form.references = [picture]
        form.lastFrame = studio.context.tokens.lastFrame(of: contents.takes[0], picture)
        let refused = PictureRefusal(Problem(code: "unusable_image", message: "No picture.")).problems
        let filled = try GeneratePage(
            contents, form, studio.context, problems: (problems + refused).map(ProblemLine.init),
            confirmation: CostPart.Confirmation(.costUnknown))
        let simulated = try TestStudio(.simulator)
        let video = try simulated.addVideo()
        let other = try #require(try simulated.store.video(video.id))
        let draft = ConnectionDraft(
            name: "Other", kind: .vllmOmni, address: "http://localhost:2/v1", keySource: .none, keyFingerprint: "")
        let added = try simulated.store.addConnection(draft, offers: Catalog.sora, at: simulated.time)
        var parameters = GenerateForm(other, like: nil)
        parameters.connection = added?.id
        parameters.parameters = ["seed": "7"]
        return try bareGeneratePages(other, simulated) + [
            try GeneratePage(other, parameters, simulated.context), fresh, filled,
            try GeneratePage(other, GenerateForm(other, like: nil), simulated.context),
        ]
    }
}
