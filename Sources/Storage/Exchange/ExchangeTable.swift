import SQLite

/// A table whose rows go out as JSON objects and come in again, whole. Columns that are added later go along by
/// themselves; what stays here is said in ``staysHere``.
enum ExchangeTable: String, CaseIterable {
    // What belongs to projects, in an order in which it can come in again.
    case projects, videos, generations, presses, stars, ledger, events
    // What belongs to no project.
    case connections, models, prices, settings
    case promptTemplates = "prompt_templates"
    case usedPrompts = "used_prompts"
    case characters

    /// The column by which rows are asked for, of the tables that belong to projects.
    var key: String {
        switch self {
        case .presses, .stars, .ledger, .events: "generation"
        default: "id"
        }
    }

    /// An SQL expression for the order in which the rows stand in an archive.
    var order: String {
        switch self {
        case .presses, .stars: "generation"
        case .models: "connection, position, name"
        case .settings: "name"
        default: "id"
        }
    }

    /// The columns that go along.
    func columns(_ session: borrowing Session) throws -> [String] {
        try session.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", rawValue)
            .map { try $0.get("name") }.filter { staysHere[$0] == nil }
    }

    /// An SQL expression that makes a row's JSON object.
    func object(_ session: borrowing Session) throws -> String {
        let members = try columns(session).map { column in
            let isAddress = self == .connections && column == "address"
            return "'\(column)', \(isAddress ? RemovedAddress.real : "\(rawValue).\(column)")"
        }
        return "json_object(" + members.joined(separator: ", ") + ")"
    }
}
