import Studio

/// Title and words of a project or a video, to be changed where they are shown.
struct EditForm: Encodable {
    let action: String
    let token: String
    let title: String
    /// The words' field: `description` or `prompt`.
    let textName: String
    let textLabel: String
    let text: String
    /// In Unicode scalars.
    let limit: Int
    /// It was refused and shows itself again.
    let isOpen: Bool
}

extension EditForm {
    /// Before the fields' names in their ids: the page has another form with the same names.
    static let idPrefix = "edit-"

    /// - Parameter typed: title and description of a form that was refused.
    init(_ project: Project, _ tokens: FormTokens, typed: (title: String, text: String)? = nil) {
        action = Link.project(project.id)
        token = tokens.action(action)
        title = typed?.title ?? project.title
        textName = "description"
        textLabel = "Description"
        text = typed?.text ?? project.description
        limit = Naming.longestDescription
        isOpen = typed != nil
    }

    /// - Parameter typed: title and prompt of a form that was refused.
    init(_ video: Video, _ tokens: FormTokens, typed: (title: String, text: String)? = nil) {
        action = Link.video(video.id)
        token = tokens.action(action)
        title = typed?.title ?? video.title
        textName = "prompt"
        textLabel = "Prompt"
        text = typed?.text ?? video.prompt
        limit = GenerationSettings.longestPrompt
        isOpen = typed != nil
    }
}
