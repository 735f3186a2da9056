import Studio

/// The fields of a search, filled in as it was asked.
struct SearchFields: Encodable {
    struct Option: Encodable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Filter: Encodable {
        let name: String
        let label: String
        let options: [Option]
    }

    let action: String
    let text: String
    let filters: [Filter]
    let from: String
    let to: String
    let isStarred: Bool
    /// More than words was asked for.
    let opensFilters: Bool

    init(_ form: SearchForm, _ context: StudioContext) throws {
        action = Link.search
        text = form["q"]
        let states = GenerationState.allCases.map { ($0.rawValue, StateBadge($0).label) }
        let connections = try context.store.connections().map { ($0.id.description, $0.name) }
        let projects = try context.store.projectChoices().map { ($0.id.description, $0.title) }
        let models = try context.store.modelsOfTakes().map { ($0, $0.foreign(limit: 80)) }
        filters = [
            Self.filter(
                "sort", "Order",
                [("", "Newest first"), ("oldest", "Oldest first"), ("title", "By title"), ("cost", "Dearest first")],
                form),
            Self.filter("state", "A take is", [("", "In any state"), ("none", "Not made yet")] + states, form),
            Self.filter("model", "Model", [("", "Any")] + models, form),
            Self.filter("connection", "Connection", [("", "Any")] + connections, form),
            Self.filter("project", "Project", [("", "All")] + projects, form),
        ]
        from = form["from"]
        to = form["to"]
        isStarred = form["star"] == "true"
        opensFilters =
            isStarred
            || ["sort", "state", "model", "connection", "project", "from", "to"].contains { !form[$0].isEmpty }
    }

    private static func filter(
        _ name: String, _ label: String, _ choices: [(value: String, label: String)], _ form: SearchForm
    ) -> Filter {
        Filter(
            name: name, label: label,
            options: choices.map { Option(value: $0.value, label: $0.label, selected: $0.value == form[name]) })
    }
}
