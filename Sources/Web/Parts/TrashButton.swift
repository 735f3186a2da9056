import Studio

/// Moves a thing to the trash, or takes it back out of there.
struct TrashButton: Encodable {
    let href: String
    let token: String
    let label: String
    /// Says that the thing is in the trash; nil when it is not.
    let notice: String?

    /// For a video's page: a video of a project in the trash comes back with that.
    init(_ video: Video, _ project: Project, _ tokens: FormTokens) {
        if video.trashedAt == nil, project.trashedAt != nil {
            self.init(project, tokens)
        } else {
            self.init(video, tokens)
        }
    }

    init(_ video: Video, _ tokens: FormTokens) {
        self.init(
            video.trashedAt == nil ? nil : "This video is in the trash.", trash: Link.trash(video.id),
            restore: Link.restore(video.id), tokens)
    }

    init(_ project: Project, _ tokens: FormTokens) {
        self.init(
            project.trashedAt == nil ? nil : "This project is in the trash.", trash: Link.trash(project.id),
            restore: Link.restore(project.id), tokens)
    }

    private init(_ notice: String?, trash: String, restore: String, _ tokens: FormTokens) {
        href = notice == nil ? trash : restore
        token = tokens.action(href)
        label = notice == nil ? "Move to the trash" : "Take it back"
        self.notice = notice
    }
}
