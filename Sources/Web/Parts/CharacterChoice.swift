import Studio

/// A character of the chosen connection, as a box of the Generate form.
struct CharacterChoice: Encodable {
    let value: String
    let label: String
    let checked: Bool

    init(_ character: FilmCharacter, chosen: [String]) {
        value = character.characterID
        label = character.name.foreign(limit: 80)
        checked = chosen.contains(character.characterID)
    }
}

extension StudioContext {
    /// Those that can be chosen at a connection; none where it knows of none.
    func characters(of connection: Connection) throws -> [FilmCharacter] {
        connection.capabilities.characters ? try store.characters(at: connection.server) : []
    }

    /// What is wrong with the characters of a clip.
    /// - Parameter ids: the server's ids.
    func problems(withCharacters ids: [String], in prompt: String, at connection: Connection) throws -> [FieldProblem] {
        guard ids.count <= GenerationSettings.mostCharacters else {
            return [.characters("At most \(GenerationSettings.mostCharacters) characters can appear in a clip.")]
        }
        let known = try ids.isEmpty ? [] : characters(of: connection)
        return ids.compactMap { id in
            guard let character = known.first(where: { $0.characterID == id }) else {
                return .characters(
                    "\(connection.name) knows no character “\(id.foreign(limit: 80))”. Choose another one.")
            }
            guard !prompt.contains(character.name) else { return nil }
            let name = character.name.foreign(limit: 80)
            return .characters(
                "The prompt must call “\(name)” by exactly this name. Write it there, or leave the character out.")
        }
    }
}

extension FieldProblem {
    fileprivate static func characters(_ message: String) -> FieldProblem {
        FieldProblem(field: "characters", code: "characters", message: message)
    }
}
