import Studio

/// What a look at a server has found so far, to be reported.
struct Look: Sendable {
    let dialect: Dialect
    /// nil when the server does not list its models.
    var models: [ModelMessage]?

    /// Whether the models say what only a server of videos says of them.
    var tellsOfFilms: Bool { models?.contains { $0.saysMoreThanItsName || $0.makesFilms } == true }

    func report(
        isReachable: Bool = true, speaks: Bool?, key: ProbeReport.Key = .unknown, lists: Bool? = nil,
        problem: Problem? = nil
    ) -> ProbeReport {
        let capabilities = lists.map { lists in
            var capabilities = dialect.capabilities
            capabilities.lists = lists
            return capabilities
        }
        return ProbeReport(
            isReachable: isReachable, speaksVideosAPI: speaks, key: key, capabilities: capabilities,
            models: (models ?? []).map { $0.id.foreign(limit: 200) },
            offers: Offers(dialect: dialect).offers(of: models ?? []), problem: problem)
    }
}
