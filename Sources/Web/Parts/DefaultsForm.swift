import HTTPServer
import Studio

/// What a project's new videos begin with and what it may cost, as it was typed. An empty field is open.
struct DefaultsForm: Encodable {
    struct Option: Encodable {
        let value: String
        let label: String
        let selected: Bool
    }

    let action: String
    let token: String
    let connections: [Option]
    let model: String
    let seconds: String
    let size: String
    let budget: String
    /// What the connections offer, to choose from while typing.
    let models: [String]
    let sizes: [String]
    /// It was refused and shows itself again.
    let isOpen: Bool
}

extension DefaultsForm {
    /// Before the fields' names in their ids: other forms of the page have the same names.
    static let idPrefix = "default-"

    /// - Parameter typed: the fields of a form that was refused.
    init(_ project: Project, _ context: StudioContext, typed: Fields? = nil) throws {
        let defaults = project.defaults
        func text(_ name: String, _ saved: String?) -> String { typed.map { $0[name] ?? "" } ?? saved ?? "" }
        let known = try context.store.connections()
        let chosen = text("connection", defaults.connection?.description)
        let offers = try known.flatMap { try context.catalog(of: $0).models }
        action = Link.defaults(project.id)
        token = context.tokens.action("\(action) \(defaults.state)")
        connections = known.map {
            Option(value: $0.id.description, label: $0.name, selected: $0.id.description == chosen)
        }
        model = text("model", defaults.model)
        seconds = text("seconds", defaults.seconds.map(String.init))
        size = text("size", defaults.size?.description)
        budget = text("budget", defaults.budget.map { String($0.display.dropFirst()) })
        models = offers.map(\.name).withoutRepeats
        sizes = offers.flatMap(\.sizes).map(\.size.description).withoutRepeats
        isOpen = typed != nil
    }
}

extension ProjectDefaults {
    /// Tells one set of defaults from another: a form made from older ones is not taken.
    var state: String {
        let parts = [
            connection?.description, model, seconds.map(String.init), size?.description,
            budget.map { "\($0.microDollars)" },
        ]
        return parts.map { $0 ?? "" }.joined(separator: "|")
    }
}

extension [String] {
    fileprivate var withoutRepeats: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
