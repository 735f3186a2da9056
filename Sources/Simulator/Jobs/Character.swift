import SQLite

/// Someone or something that prompts can call by name.
struct Character: Sendable {
    let id: String
    /// 1 to 80 characters.
    let name: String
    /// Milliseconds since 1970.
    let created: Int64

    /// The API has no `object` here.
    var resource: JSONValue {
        ["id": .string(id), "name": .string(name), "created_at": .init(created / 1000)]
    }
}

extension JobStore {
    func insert(_ character: Character) throws {
        try database.write { session in
            _ = try session.execute(
                "INSERT INTO characters (id, name, created) VALUES (?, ?, ?)",
                character.id, character.name, character.created)
        }
    }

    func character(_ id: String) throws -> Character? {
        try database.read { session in
            try session.row("SELECT * FROM characters WHERE id = ?", id).map { row in
                Character(id: try row.get("id"), name: try row.get("name"), created: try row.get("created"))
            }
        }
    }
}
