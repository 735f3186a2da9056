/// Asks again and again until there is an answer, and returns it.
///
/// - Parameters:
///   - what: what is awaited, for the message.
///   - limit: how long it may take at most; generous, because the machine may be busy.
/// - Throws: what the last attempt threw, or `Failure` naming what did not come.
@discardableResult
func eventually<Answer>(
    _ what: @autoclosure () -> String, within limit: Duration = .seconds(60), _ attempt: () async throws -> Answer?
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
        guard !isLast else { throw Failure("It did not happen within \(limit): \(what()).") }
        try await Task.sleep(for: .milliseconds(25))
    }
}

/// Waits until the condition holds.
func waitUntil(
    _ what: @autoclosure () -> String, within limit: Duration = .seconds(60), _ holds: () async throws -> Bool
) async throws {
    try await eventually(what(), within: limit) { try await holds() ? true : nil }
}
