import Studio

/// The way from the top to the page that is shown, as links.
struct Crumbs: Encodable {
    struct Step: Encodable {
        let label: String
        let href: String
        let isFirst: Bool
    }

    let steps: [Step]

    private init(_ steps: [(label: String, href: String)]) {
        self.steps = steps.enumerated().map { Step(label: $1.label, href: $1.href, isFirst: $0 == 0) }
    }

    /// To a project's page.
    static let projects = Crumbs([("Projects", Link.projects)])

    /// To what belongs to a project.
    init(to project: Project) {
        self.init([("Projects", Link.projects), (project.title, Link.project(project.id))])
    }

    /// To what belongs to a video.
    init(to project: Project, _ video: Video) {
        self.init(to: project, video, back: Link.video(video.id))
    }

    /// To what belongs to a take: the way comes back to where it stands.
    init(to take: TakeContents) {
        self.init(to: take.project, take.video, back: Link.take(take))
    }

    private init(to project: Project, _ video: Video, back: String) {
        self.init([
            ("Projects", Link.projects), (project.title, Link.project(project.id)), (video.title, back),
        ])
    }

    /// To a template and the prompts used.
    static let prompts = Crumbs([("Prompts", Link.prompts)])

    static let settings = Crumbs([("Settings", Link.settings)])

    /// To what belongs to a connection.
    init(to connection: Connection) {
        self.init([("Settings", Link.settings), (connection.name, Link.connection(connection.id))])
    }
}
