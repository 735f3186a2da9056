import Studio

/// Copies a video or moves it to another project.
struct VideoTools: Encodable {
    struct Target: Encodable {
        let value: String
        let label: String
    }

    let duplicateHref: String
    let duplicateToken: String
    let moveHref: String
    let moveToken: String
    let targets: [Target]
    let hasTargets: Bool

    init(_ video: Video, _ context: StudioContext) throws {
        duplicateHref = Link.duplicate(video.id)
        duplicateToken = context.tokens.action(duplicateHref)
        moveHref = Link.moveToProject(video.id)
        moveToken = context.tokens.action(moveHref)
        targets = try context.store.projectChoices().filter { $0.id != video.projectID }.map {
            Target(value: $0.id.description, label: $0.title)
        }
        hasTargets = !targets.isEmpty
    }
}
