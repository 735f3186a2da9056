/// Which of a server's new jobs is the one whose acceptance was not received.
package enum Reconciliation: Sendable, Equatable {
    case adopt(RemoteJob, MatchEvidence)
    /// No job of the list can be ours.
    case none
    /// Several can, or the only one cannot be told for sure: the person chooses.
    case ask([RemoteJob])

    /// When to look again after looking in vain; after the last, the person is asked.
    package static let looks: [Interval] = [.seconds(10), .seconds(40), .seconds(120)]

    /// - Parameters:
    ///   - newer: the server's jobs that are newer than the fence, and owned by no generation.
    ///   - hasFence: false when the server could not be listed before sending, so that older jobs may be among them.
    package static func match(
        _ settings: GenerationSettings, among newer: [RemoteJob], hasFence: Bool
    ) -> Reconciliation {
        let candidates = newer.filter { $0.couldBe(settings) }
        let samePrompt = candidates.filter { $0.prompt == settings.prompt }
        if samePrompt.count == 1, let job = samePrompt.first, hasFence {
            return .adopt(job, .prompt)
        }
        if samePrompt.isEmpty, newer.count == 1, let job = candidates.first, job.prompt == nil, hasFence {
            return .adopt(job, .time)
        }
        let possible = samePrompt.isEmpty ? candidates.filter { $0.prompt == nil } : samePrompt
        return possible.isEmpty ? .none : .ask(possible)
    }
}

extension RemoteJob {
    /// Whatever the server tells of the job agrees with what was asked for.
    package func couldBe(_ settings: GenerationSettings) -> Bool {
        (model == nil || model == settings.model)
            && (seconds.map([settings.seconds, settings.filmSeconds].contains) ?? true)
            && (size == nil || size == settings.size) && (prompt == nil || prompt == settings.prompt)
    }
}
