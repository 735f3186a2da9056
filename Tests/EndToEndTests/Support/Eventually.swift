/// Asks again and again until there is an answer, and returns it.
///
/// - Parameters:
///   - what: what is awaited, for the message.
///   - limit: how long it may take at most, 60 s by default.
///   - program: whose log ends the message.
/// - Throws: what the last attempt threw, or `Failure` naming what did not come.
func eventually<Answer>(
    _ what: String, within limit: Duration = .seconds(60), log program: ChildProgram? = nil,
    _ attempt: () async throws -> Answer?
) async throws -> Answer {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: limit)
    while true {
        let isLast = clock.now >= deadline
        do {
            if let answer = try await attempt() { return answer }
        } catch  where !isLast {
            // The next attempt may find what this one missed.
        }
        guard !isLast else {
            let log = program.map { "\n\($0.errors.suffix(4000))" } ?? ""
            throw Failure("It did not happen within \(limit): \(what).\(log)")
        }
        try await Task.sleep(for: .milliseconds(20))
    }
}

/// Waits until the condition holds.
func waitUntil(_ what: String, within limit: Duration = .seconds(60), _ holds: () async throws -> Bool) async throws {
    _ = try await eventually(what, within: limit) { try await holds() ? true : nil }
}
