import Studio

extension GenerateForm {
    /// A video without takes begins with what its project says, else with what the project's newest take was made with.
    mutating func begin(_ contents: VideoContents, _ context: StudioContext) throws {
        guard contents.takes.isEmpty else { return }
        let defaults = contents.project.defaults
        guard defaults.isOpen else { return begin(with: defaults) }
        guard let take = try context.store.newestTake(in: contents.project.id) else { return }
        begin(
            with: ProjectDefaults(
                connection: context.connections.pinned == nil ? take.server.connection : nil,
                model: take.settings.model, seconds: take.settings.seconds, size: take.settings.size))
    }

    private mutating func begin(with defaults: ProjectDefaults) {
        connection = defaults.connection
        draft.model = defaults.model ?? ""
        draft.seconds = defaults.seconds.map(String.init) ?? ""
        draft.size = defaults.size?.description ?? ""
    }
}
