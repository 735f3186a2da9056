/// The program under attack, and its pages once they are there.
struct Running {
    let program: Program
    let site: Site

    /// - Returns: nil when it ended before it was ready.
    static func ready(_ program: Program) async throws -> Running? {
        let output = try await eventually("the program is ready or has ended") {
            program.output.hasSuffix("\n") ? program.output : program.ended.map { _ in "" }
        }
        let words = output.split(whereSeparator: \.isWhitespace)
        return words.last.map { Running(program: program, site: Site(address: String($0))) }
    }

    /// What a job has come to in the end, as far as it was waited for.
    enum Course: Sendable, Equatable {
        case completed
        /// The page says that something is wrong with it.
        case troubled
        /// Not over when the program ended or patience did.
        case open
    }

    /// Waits until the film is here, the page tells of a trouble that is reason enough to end, or the program has ended.
    ///
    /// - Parameter isWatchingPage: else only the log is looked at, which adds nothing to the calls that are counted.
    func course(
        of take: Int, within limit: Duration, isWatchingPage: Bool = true, isEnough: (String) -> Bool = { _ in false }
    ) async throws -> Course {
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: limit)
        var course = Course.open
        var rounds = 0
        while program.ended == nil, clock.now < deadline, !isCompleted(take) {
            try await Task.sleep(for: .milliseconds(20))
            rounds += 1
            guard isWatchingPage, rounds.isMultiple(of: 25), let code = await code(of: take) else { continue }
            course = .troubled
            if isEnough(code) { break }
        }
        return isCompleted(take) ? .completed : course
    }

    private func isCompleted(_ take: Int) -> Bool {
        program.errors.split(separator: "\n").contains {
            $0.contains("generation=\(take) ") && $0.contains(" to=completed")
        }
    }

    /// nil when nothing is wrong, and when the page cannot be had, which a program under attack may be excused.
    private func code(of take: Int) async -> String? {
        (try? await site.take(take))?.code
    }
}

extension Program {
    /// Its log tells of a trouble, or why it cannot start.
    var hasComplained: Bool {
        errors.split(separator: "\n").contains {
            $0.hasPrefix("Cannot start: ") || $0.contains(" error ") || $0.contains(" warning ")
        }
    }
}
