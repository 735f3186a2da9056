import Studio

/// The addresses of the studio. Views get them ready made; no view spells one out.
enum Link {
    static let home = "/"
    static let projects = "/projects"
    static let playground = "/playground"
    static let search = "/search"
    static let prompts = "/prompts"
    static let usedPrompts = "/prompts/used"
    static func prompt(_ id: PromptTemplateID) -> String { "/prompts/\(id)" }
    static func deletePrompt(_ id: PromptTemplateID) -> String { "/prompts/\(id)/delete" }
    static func use(_ id: PromptTemplateID, for video: VideoID?) -> String {
        "/prompts/\(id)/use" + (video.map { "?video=\($0)" } ?? "")
    }
    static func templates(for video: VideoID) -> String { "\(prompts)?video=\(video)" }
    static func again(_ id: UsedPromptID) -> String { "/prompts/used/\(id)/again" }
    static let usage = "/usage"
    static let shortcuts = "/shortcuts"
    static let docs = "/docs"
    static let openAPI = "/\(APIPage.document)"
    static let settings = "/settings"
    static let limits = "/settings/limits"
    static let dayLimit = "/settings#per_day"
    static let projectLimit = "/settings#per_project"
    static let alerts = "/settings/alerts"
    static let alertSettings = "/settings#alerts"
    static let usageCSV = "/usage.csv"
    static func usage(days: Int) -> String { "\(usage)?days=\(days)" }
    static let storage = "/storage"
    static let strays = "/storage#strays"
    static let removeStrays = "/storage/strays"
    static let export = "/export"
    static func export(_ id: ProjectID) -> String { "/projects/\(id)/export" }
    static let backup = "/backup"
    static let importArchive = "/import"
    static let importFragment = "/import"
    static let importState = "/storage#import"
    static let queue = "/queue"
    static let queueList = "/queue/list"
    static let holdQueue = "/queue/hold"
    static let releaseQueue = "/queue/release"
    static func moveInLine(_ id: GenerationID) -> String { "/generations/\(id)/move" }
    static func drafts(of id: ProjectID) -> String { "/projects/\(id)/drafts" }

    static func project(_ id: ProjectID) -> String { "/projects/\(id)" }
    static func budget(of id: ProjectID) -> String { "\(project(id))#default-budget" }
    static func defaults(_ id: ProjectID) -> String { "/projects/\(id)/defaults" }
    static func move(_ id: ProjectID) -> String { "/projects/\(id)/move" }
    static func videos(of id: ProjectID) -> String { "/projects/\(id)/videos" }
    static func video(_ id: VideoID) -> String { "/videos/\(id)" }
    static func card(_ id: VideoID) -> String { "/videos/\(id)/card" }
    static func move(_ id: VideoID) -> String { "/videos/\(id)/move" }
    static func moveToProject(_ id: VideoID) -> String { "/videos/\(id)/project" }
    static func duplicate(_ id: VideoID) -> String { "/videos/\(id)/duplicate" }
    static func generate(_ id: VideoID) -> String { "/videos/\(id)/generate-sora" }
    /// The video's page, where script opens the Generate form at once.
    static func dialog(_ id: VideoID) -> String { "\(video(id))#generate" }
    static func again(_ id: VideoID, like take: GenerationID) -> String { "\(generate(id))?from=\(take)" }
    static func compare(_ id: VideoID) -> String { "/videos/\(id)/compare" }
    /// The form with a take's last frame as the first picture.
    static func continuing(_ take: Generation) -> String { "\(generate(take.videoID))?first_frame_of=\(take.id)" }
    static func cost(_ id: VideoID) -> String { "/api/videos/\(id)/cost" }

    /// A take where it stands on its video's page.
    /// - Parameter newer: how many takes of the video are newer; with many the take may stand on a later page.
    static func take(_ generation: Generation, newer: Int = 0) -> String {
        take(generation.id, of: generation.videoID, newer: generation.state.isFinal ? newer : 0)
    }
    static func take(_ contents: TakeContents) -> String { take(contents.take, newer: contents.newer) }
    static func take(_ id: GenerationID, of video: VideoID, newer: Int) -> String {
        "\(Link.video(video))\(newer < VideoContents.takesOnAPage ? "" : "?take=\(id)")#take-\(id)"
    }
    static func fragment(_ id: GenerationID) -> String { "/generations/\(id)/take" }
    static func film(_ id: GenerationID) -> String { "/generations/\(id)/video.mp4" }
    static func download(_ id: GenerationID) -> String { "\(film(id))?download=1" }
    static func thumbnail(_ id: GenerationID) -> String { "/generations/\(id)/thumbnail" }
    static func star(_ id: GenerationID) -> String { "/generations/\(id)/star" }
    static func pick(_ id: GenerationID) -> String { "/generations/\(id)/pick" }
    static func poster(_ id: GenerationID) -> String { "\(thumbnail(id))?download=1" }
    static func sidecar(_ id: GenerationID) -> String { "/generations/\(id)/sidecar.json" }
    /// A kept picture as it would be sent, without the size and the fit that its query says.
    static func preview(_ token: String) -> String { "/references/\(token)/preview" }
    /// - Parameter place: 1 for the first.
    static func sent(_ id: GenerationID, _ place: Int) -> String { "/generations/\(id)/references/\(place)" }
    static func given(_ id: GenerationID, _ place: Int) -> String { "\(sent(id, place))/original" }
    static func cancel(_ id: GenerationID) -> String { "/generations/\(id)/cancel" }
    static func retry(_ id: GenerationID) -> String { "/generations/\(id)/retry" }
    static func release(_ id: GenerationID) -> String { "/generations/\(id)/release" }
    static func record(_ id: GenerationID) -> String { "/generations/\(id)" }
    static func find(_ id: GenerationID) -> String { "/generations/\(id)/find" }
    static func uncertain(_ id: GenerationID) -> String { "/generations/\(id)/uncertain" }
    static func lookAgain(_ id: GenerationID) -> String { "/generations/\(id)/look-again" }
    static func adopt(_ id: GenerationID) -> String { "/generations/\(id)/adopt" }
    static func giveUp(_ id: GenerationID) -> String { "/generations/\(id)/give-up" }
    static func replace(_ id: GenerationID) -> String { "/generations/\(id)/replace" }
    static func fetchAgain(_ id: GenerationID) -> String { "/generations/\(id)/fetch-again" }
    static func readdress(_ id: GenerationID) -> String { "/generations/\(id)/readdress" }

    /// The form for what is made from a take's job.
    static func followUp(_ operation: SourceJob.Operation, _ id: GenerationID) -> String {
        "/generations/\(id)/\(operation.verb)"
    }
    /// The form that makes another one like a take.
    static func again(_ take: Generation, madeFrom origin: Generation?) -> String {
        guard let operation = take.settings.source?.operation, let origin else {
            return again(take.videoID, like: take.id)
        }
        return "\(followUp(operation, origin.id))?like=\(take.id)"
    }
    static func deleteAtServer(_ id: GenerationID) -> String { "/generations/\(id)/delete-at-server" }
    static func serverCopy(_ id: GenerationID) -> String { "/generations/\(id)/server-copy" }
    static func character(_ id: GenerationID) -> String { "/generations/\(id)/character" }
    static func characterState(_ id: GenerationID) -> String { "/generations/\(id)/character/state" }

    static let trash = "/trash"
    static let emptyTrash = "/trash/empty"
    static func trash(_ id: VideoID) -> String { "/videos/\(id)/trash" }
    static func restore(_ id: VideoID) -> String { "/videos/\(id)/restore" }
    static func trash(_ id: ProjectID) -> String { "/projects/\(id)/trash" }
    static func restore(_ id: ProjectID) -> String { "/projects/\(id)/restore" }

    static let webhooks = "/webhooks/videos"
    static func webhook(_ id: ConnectionID) -> String { "/connections/\(id)/webhook" }
    static func removeWebhook(_ id: ConnectionID) -> String { "/connections/\(id)/webhook/remove" }

    static let connections = "/connections"
    static let newConnection = "/connections/new"
    static func connection(_ id: ConnectionID) -> String { "/connections/\(id)" }
    static func test(_ id: ConnectionID) -> String { "/connections/\(id)/test" }
    static func report(_ id: ConnectionID) -> String { "/connections/\(id)/report" }
    static func makeDefault(_ id: ConnectionID) -> String { "/connections/\(id)/default" }
    static func remove(_ id: ConnectionID) -> String { "/connections/\(id)/remove" }
    static func offers(_ id: ConnectionID) -> String { "/connections/\(id)/offers" }
    static func jobs(_ id: ConnectionID) -> String { "/connections/\(id)/jobs" }
    static func jobList(_ id: ConnectionID) -> String { "/connections/\(id)/jobs/list" }
    static func keepJobs(_ id: ConnectionID) -> String { "/connections/\(id)/jobs/keep" }
    static func forget(_ character: CharacterID, of id: ConnectionID) -> String {
        "/connections/\(id)/characters/\(character)/forget"
    }
    static func resume(_ id: ConnectionID) -> String { "/connections/\(id)/resume" }
}
