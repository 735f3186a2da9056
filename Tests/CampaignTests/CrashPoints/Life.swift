import Foundation
import Synchronization

/// One job, from the press to the film, across as many starts of the program as it takes.
struct Life {
    static let prompt = "one press"
    private static let key = "the only press"

    private var video: Int?
    private(set) var take: Int?

    /// Makes what is pressed in.
    mutating func prepare(_ site: Site) async throws {
        if video == nil { video = try await site.makeVideo() }
    }

    /// A job that is done before this one, so that every thread of the program is there.
    mutating func warmUp(_ site: Site) async throws {
        try await prepare(site)
        guard let video else { return }
        try await site.take(try await site.generate(video, "before", key: "before"), is: "completed")
    }

    /// The one press, as often as it is asked for.
    mutating func press(_ site: Site) async throws {
        try await prepare(site)
        guard let video else { return }
        let pressed = try await site.generate(video, Self.prompt, key: Self.key)
        guard take ?? pressed == pressed else {
            throw Failure("One press, but generations \(take ?? 0) and \(pressed)")
        }
        take = pressed
    }

    /// Waits until the film is here or the program has ended.
    /// - Returns: whether the film is here.
    func isCompleted(
        in running: Running, within limit: Duration, orElse isOver: () -> Bool = { false }
    ) async throws
        -> Bool
    {
        guard let take else { return false }
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: limit)
        while running.program.ended == nil, clock.now < deadline, !isOver() {
            if running.says(["generation=\(take) ", " to=completed"]) { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return running.says(["generation=\(take) ", " to=completed"])
    }
}

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

    /// Whether one line of the log has all these words.
    func says(_ words: [String]) -> Bool {
        program.errors.split(separator: "\n").contains { line in words.allSatisfy { line.contains($0) } }
    }
}

extension Program {
    /// It has told of a trouble, or why it cannot start.
    var hasComplained: Bool {
        errors.split(separator: "\n").contains {
            $0.hasPrefix("Cannot start: ") || $0.contains(" error ") || $0.contains(" warning ")
        }
    }
}
