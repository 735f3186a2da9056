/// Does something so many times at once, and returns what came of it.
func atOnce<Outcome: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) async throws -> Outcome
) async throws -> [Outcome] {
    try await withThrowingTaskGroup(of: Outcome.self) { group in
        for number in 0..<count { group.addTask { try await work(number) } }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}

/// One after the other.
func each<Element, Outcome>(
    _ elements: [Element], _ work: (Element) async throws -> Outcome
) async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for element in elements { outcomes.append(try await work(element)) }
    return outcomes
}
