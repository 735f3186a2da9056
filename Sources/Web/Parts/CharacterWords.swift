import Studio

extension StudioContext {
    /// Who appears in a take, by the names that are known here.
    func characterFacts(of take: Generation) throws -> [Fact] {
        guard !take.settings.characters.isEmpty else { return [] }
        let known = try store.characters(at: take.server)
        let names = take.settings.characters.map { id in
            (known.first { $0.characterID == id }?.name ?? id).foreign(limit: 80)
        }
        return [Fact(label: "Characters", value: names.joined(separator: ", "))]
    }
}
