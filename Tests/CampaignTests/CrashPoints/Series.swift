import Testing

/// Trials at many points at once, and what is told of them.
enum Series {
    /// At so many points of them, evenly spread, and at all in a full campaign.
    static func run(
        _ points: [(place: CrashPoint.Place, number: Int)], slice: Int, _ call: SystemCall, _ injection: Injection,
        lists: Bool = true
    ) async {
        let chosen = (Scale.isFull ? points : spread(slice, over: points)).map {
            CrashPoint(place: $0.place, call: call, number: $0.number, injection: injection)
        }
        let trials = await withTaskGroup(of: (CrashPoint, Trial.Outcome?).self) { group in
            for point in chosen { group.addTask { (point, await attempt(Trial(point: point, lists: lists))) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        tell(trials, of: points.count, lists: lists)
        let hits = trials.count { $0.1?.isHit == true }
        #expect(hits > 0, "\(call) was reached nowhere, so this proves nothing")
    }

    /// A thread that shares its work with another one gets less of it at times: it is tried again.
    private static func attempt(_ trial: Trial) async -> Trial.Outcome? {
        var outcome: Trial.Outcome?
        for _ in 1...3 where outcome?.isHit != true {
            do {
                outcome = try await Turnstile.stages.pass { try await trial.run() }
            } catch {
                Issue.record("\(trial.point) \(error)")
                return nil
            }
        }
        return outcome
    }

    /// The first, the last and what lies evenly between.
    static func spread<Element>(_ count: Int, over all: [Element]) -> [Element] {
        guard all.count > count, count > 1 else { return Array(all.prefix(count)) }
        return (0..<count).map { all[$0 * (all.count - 1) / (count - 1)] }
    }

    private static func tell(_ trials: [(point: CrashPoint, outcome: Trial.Outcome?)], of count: Int, lists: Bool) {
        guard let first = trials.first?.point else { return }
        let outcomes = trials.compactMap(\.outcome)
        let missed = trials.filter { $0.outcome?.isHit == false }.map(\.point)
        let completed = outcomes.count(where: \.isCompleted)
        print(
            """
            Crash points: \(first.injection) at \(first.call)\(lists ? "" : ", no list"), \(trials.count) of \(count): \
            \(numbers(trials.map(\.point))). Not reached: \(missed.isEmpty ? "none" : numbers(missed)). \
            Completed \(completed), asked \(outcomes.count - completed), failed \(trials.count - outcomes.count), \
            sent twice \(outcomes.count { $0.posts > 1 }).
            """)
    }

    private static func numbers(_ points: [CrashPoint]) -> String {
        Dictionary(grouping: points, by: \.place).sorted { $0.key < $1.key }
            .map { place, points in "\(points.map(\.number).sorted().map(String.init).joined(separator: " ")) \(place)"
            }
            .joined(separator: "; ")
    }
}
