import Studio

/// A project as the API shows it.
struct ProjectDocument: Encodable {
    let id: ProjectID
    let title: String
    let description: String
    let createdAt: String
    /// Only when one project is asked for.
    var videos: [VideoDocument]?
    /// Where more of its videos follow: what to ask for them with.
    var next: String?

    enum CodingKeys: String, CodingKey {
        case id, title, description, videos, next
        case createdAt = "created_at"
    }

    init(_ project: Project) {
        id = project.id
        title = project.title
        description = project.description
        createdAt = project.createdAt.iso8601
    }
}

/// A video as the API shows it.
struct VideoDocument: Encodable {
    let id: VideoID
    let projectID: ProjectID
    let title: String
    let prompt: String
    let createdAt: String
    /// Newest first; only when one video is asked for.
    var takes: [StatusDocument]?
    /// Where more of its takes follow: what to ask for them with.
    var next: String?

    enum CodingKeys: String, CodingKey {
        case id, title, prompt, takes, next
        case projectID = "project_id"
        case createdAt = "created_at"
    }

    init(_ video: Video, takes: [StatusDocument]? = nil, next: String? = nil) {
        id = video.id
        projectID = video.projectID
        title = video.title
        prompt = video.prompt
        createdAt = video.createdAt.iso8601
        self.takes = takes
        self.next = next
    }
}

/// A list as the API shows it.
struct ListDocument<Item: Encodable>: Encodable {
    let data: [Item]
    /// Where more follow: what to ask for them with.
    var next: String?
}
