/// Lets so many at a time do something.
actor Turnstile {
    /// Tests that run programs: two cores are soon busy, and most of the time is spent waiting.
    static let stages = Turnstile(places: 8)

    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) {
        self.places = places
    }

    /// Does something while it holds a place.
    nonisolated func pass<Outcome: Sendable>(
        _ work: @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        await enter()
        do {
            let outcome = try await work()
            await leave()
            return outcome
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        guard places == 0 else {
            places -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty {
            places += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
