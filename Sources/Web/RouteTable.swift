import HTTPServer
import Studio

/// Every address of the studio, in reading order.
struct RouteTable {
    let context: StudioContext

    var routes: [Route] { pages + actions + followUps + media + api + context.files.routes }

    private var pages: [Route] {
        [
            Route("GET", "/") { _ in .redirect(to: Link.projects) },
            page("/projects", ProjectsPage.get),
            form("/projects", ProjectsPage.post),
            page("/projects/{id}", ProjectPage.get),
            form("/projects/{id}", ProjectActions.change),
            form("/projects/{id}/defaults", ProjectActions.setDefaults),
            form("/projects/{id}/move", ProjectActions.move),
            form("/projects/{id}/videos", ProjectPage.addVideo),
            page("/videos/{id}", VideoPage.get),
            form("/videos/{id}", VideoActions.change),
            form("/videos/{id}/move", VideoActions.move),
            form("/videos/{id}/project", VideoActions.moveToProject),
            form("/videos/{id}/duplicate", VideoActions.duplicate),
            page("/videos/{id}/card", VideoPage.cardFragment),
            page("/videos/{id}/compare", ComparePage.get),
            page("/videos/{id}/generate-sora", slow: GeneratePage.takesLastFrame, GeneratePage.get),
            page("/playground", PlaygroundPage.get),
            form("/playground", PlaygroundPage.post),
            page("/search", SearchPage.get),
            page("/prompts", PromptsPage.get),
            form("/prompts", PromptsPage.post),
            page("/prompts/used", UsedPromptsPage.get),
            form("/prompts/used/{id}/again", UsedPromptsPage.again),
            page("/prompts/{id}", PromptPage.get),
            form("/prompts/{id}", PromptPage.post),
            form("/prompts/{id}/delete", PromptPage.delete),
            page("/prompts/{id}/use", UsePromptPage.get),
            form("/prompts/{id}/use", UsePromptPage.post),
            form(
                "/videos/{id}/generate-sora", body: GenerateForm.limits, slow: \.form.bringsPictures, GeneratePage.post),
            page("/references/{token}/preview", slow: { _ in true }, PictureRoutes.preview),
            page("/trash", TrashPage.get),
            form("/trash/empty", slow: { _ in true }, TrashPage.empty),
            form("/videos/{id}/trash", TrashPage.trashVideo),
            form("/videos/{id}/restore", TrashPage.restoreVideo),
            form("/projects/{id}/trash", TrashPage.trashProject),
            form("/projects/{id}/restore", TrashPage.restoreProject),
            page("/storage", StoragePage.get),
            form("/storage/strays", StoragePage.removeStrays),
            page("/export", slow: { _ in true }, ExportActions.everything),
            page("/projects/{id}/export", slow: { _ in true }, ExportActions.project),
            form("/backup", slow: { _ in true }, ExportActions.backup),
            page("/import", StoragePage.importFragment),
            form("/import", body: .upload(of: StoragePage.largestImport), StoragePage.importArchive),
            page("/queue", QueuePage.get),
            page("/queue/list", QueuePage.fragment),
            form("/queue/hold", QueueActions.hold),
            form("/queue/release", QueueActions.release),
            page("/projects/{id}/drafts", DraftsPage.get),
            form("/projects/{id}/drafts", DraftsPage.post),
            page("/usage", UsagePage.get),
            page("/usage.csv", UsageCSV.get),
            page("/shortcuts", ShortcutsPage.get),
            page("/settings", SettingsPage.get),
            form("/settings/limits", SettingsPage.postLimits),
            form("/settings/alerts", AlertActions.save),
            page("/connections/new", ConnectionPage.getNew),
            form("/connections", ConnectionActions.add),
            page("/connections/{id}", ConnectionPage.get),
            form("/connections/{id}", ConnectionActions.change),
            page("/connections/{id}/report", ConnectionPage.reportFragment),
            form("/connections/{id}/test", ConnectionActions.test),
            form("/connections/{id}/offers", ConnectionActions.setOffers),
            form("/connections/{id}/default", ConnectionActions.makeDefault),
            page("/connections/{id}/jobs", JobsPage.get),
            page("/connections/{id}/jobs/list", JobsPage.listFragment),
            form("/connections/{id}/jobs/list", JobsPage.list),
            form("/connections/{id}/jobs/keep", JobsPage.keep),
            form("/connections/{id}/characters/{character}/forget", ConnectionActions.forgetCharacter),
            form("/connections/{id}/remove", ConnectionActions.remove),
            form("/connections/{id}/resume", ConnectionActions.resume),
            form("/connections/{id}/webhook", WebhookForm.save),
            form("/connections/{id}/webhook/remove", WebhookForm.remove),
        ]
    }

    private var actions: [Route] {
        [
            page("/generations/{id}", RecordPage.get),
            page("/generations/{id}/take", VideoPage.takeFragment),
            form("/generations/{id}/star", MarkActions.star),
            form("/generations/{id}/pick", MarkActions.pick),
            form("/generations/{id}/move", QueueActions.move),
            form("/generations/{id}/cancel", TakeActions.cancel),
            form("/generations/{id}/release", TakeActions.release),
            form("/generations/{id}/retry", TakeActions.retry),
            form("/generations/{id}/readdress", TakeActions.readdress),
            form("/generations/{id}/fetch-again", TakeActions.fetchAgain),
            page("/generations/{id}/delete-at-server", DeleteJobPage.get),
            form("/generations/{id}/delete-at-server", DeleteJobPage.post),
            page("/generations/{id}/server-copy", RecordPage.serverCopyFragment),
            page("/generations/{id}/character", CharacterPage.get),
            form("/generations/{id}/character", CharacterPage.post),
            page("/generations/{id}/character/state", CharacterPage.stateFragment),
            form("/generations/{id}/find", UncertainActions.find),
            page("/generations/{id}/uncertain", UncertainPage.get),
            form("/generations/{id}/look-again", UncertainActions.lookAgain),
            form("/generations/{id}/adopt", UncertainActions.adopt),
            form("/generations/{id}/give-up", UncertainActions.giveUp),
            form("/generations/{id}/replace", UncertainActions.replace),
        ]
    }

    /// `/generations/{id}/remix`, `…/edit`, `…/extend`, for people and for scripts.
    private var followUps: [Route] {
        SourceJob.Operation.allCases.flatMap { operation in
            [
                page("/generations/{id}/\(operation.verb)") { try FollowUpPage.get(operation, $0, $1) },
                form("/generations/{id}/\(operation.verb)") { try FollowUpPage.post(operation, $0, $1) },
                json("POST", "/api/generations/{id}/\(operation.verb)") { try FollowUpAPI.post(operation, $0, $1) },
            ]
        }
    }

    private var media: [Route] {
        [
            page("/generations/{id}/video.mp4", MediaRoutes.film),
            page("/generations/{id}/thumbnail", MediaRoutes.thumbnail),
            page("/generations/{id}/spritesheet", MediaRoutes.spritesheet),
            page("/generations/{id}/sidecar.json", MediaRoutes.sidecar),
            page("/generations/{id}/references/{place}", PictureRoutes.sent),
            page("/generations/{id}/references/{place}/original", PictureRoutes.given),
        ]
    }

    private var api: [Route] {
        [
            page(Link.docs, APIPage.get),
            json("GET", "/health", HealthDocument.get),
            json("GET", "/api/activity", ActivityDocument.get),
            json("GET", "/api/projects", LibraryAPI.projects),
            json("POST", "/api/projects", LibraryAPI.addProject),
            json("GET", "/api/projects/{id}", LibraryAPI.project),
            json("POST", "/api/projects/{id}/videos", LibraryAPI.addVideo),
            json("GET", "/api/videos/{id}", LibraryAPI.video),
            json(
                "POST", "/api/videos/{id}/generate-sora", body: .uploadOrJSON, slow: \.form.bringsPictures,
                GenerationAPI.generate),
            json("GET", "/api/videos/{id}/sora-status", GenerationAPI.newestStatus),
            json("GET", "/api/videos/{id}/cost", GenerationAPI.cost),
            json("GET", "/api/generations/{id}", GenerationAPI.status),
            json("POST", "/api/generations/{id}/cancel", GenerationAPI.cancel),
            json("POST", "/webhooks/videos", body: BodyLimits(json: 64 << 10), WebhookEndpoint.post),
        ]
    }
}

extension RouteTable {
    fileprivate typealias Handler = @Sendable (Request, StudioContext) throws -> Response
    fileprivate typealias Slowness = @Sendable (Request) -> Bool

    private func page(
        _ pattern: String, slow: @escaping Slowness = { _ in false }, _ handler: @escaping Handler
    ) -> Route {
        Route("GET", pattern, slow: slow) { [context] in try handler($0, context) }
    }

    private func form(
        _ pattern: String, body limits: BodyLimits = .form, slow: @escaping Slowness = { _ in false },
        _ handler: @escaping Handler
    ) -> Route {
        Route("POST", pattern, body: limits, slow: slow) { [context] in try handler($0, context) }
    }

    private func json(
        _ method: String, _ pattern: String, body limits: BodyLimits? = nil,
        slow: @escaping Slowness = { _ in false }, _ handler: @escaping Handler
    ) -> Route {
        Route(method, pattern, body: limits ?? (method == "POST" ? .json : .none), slow: slow) { [context] request in
            do {
                return try handler(request, context)
            } catch let error as APIError {
                return error.response
            }
        }
    }
}

extension BodyLimits {
    /// JSON, or a form with reference pictures.
    fileprivate static var uploadOrJSON: BodyLimits {
        var limits = BodyLimits.upload(files: GenerateForm.mostFiles, of: GenerateForm.largestPicture)
        limits.urlencoded = 0
        limits.json = BodyLimits.json.json
        return limits
    }
}
