import HTTPServer
import Studio

extension StudioContext {
    /// Reads the defaults of a project: what is filled in must fit the chosen, else the usual, connection.
    func readDefaults(_ fields: Fields) throws -> (defaults: ProjectDefaults, problems: [FieldProblem]) {
        var defaults = ProjectDefaults()
        var problems: [FieldProblem] = []
        func text(_ name: String) -> String { (fields[name] ?? "").trimmed }
        func complain(_ field: String, _ hint: String) {
            let typed = text(field).foreign(limit: 40)
            problems.append(FieldProblem(field: field, code: "not_a_\(field)", message: "“\(typed)” is \(hint)."))
        }
        if !text("connection").isEmpty {
            defaults.connection = Int64(text("connection")).map { ConnectionID($0) }
            let isKnown = try defaults.connection.flatMap { try store.connection($0) } != nil
            if !isKnown { complain("connection", "no connection of Settings. Choose one of the list") }
        }
        if !text("budget").isEmpty {
            defaults.budget = Money(dollars: text("budget"))
            if defaults.budget == nil { complain("budget", "no amount of US dollars. Write it as 12.50") }
        }
        let draft = SettingsDraft(model: text("model"), seconds: text("seconds"), size: text("size"))
        guard draft != SettingsDraft(), problems.isEmpty else { return (defaults, problems) }
        switch try catalog(of: try connection(defaults.connection)).clip(draft) {
        case .success(let clip): defaults.keep(clip, of: draft)
        case .failure(let refusal): problems += refusal.problems
        }
        return (defaults, problems)
    }
}

extension ProjectDefaults {
    /// Only what was filled in; the rest stays open.
    fileprivate mutating func keep(_ clip: Clip, of draft: SettingsDraft) {
        model = draft.model.isEmpty ? nil : clip.model
        seconds = draft.seconds.isEmpty ? nil : clip.seconds
        size = draft.size.isEmpty ? nil : clip.size
    }
}
