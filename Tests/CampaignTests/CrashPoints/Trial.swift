import Foundation
import SQLite
import Testing

/// A life that is broken off or disturbed at one point, and what comes of the job when the program starts again.
struct Trial {
    let point: CrashPoint
    /// Whether the server can list its jobs.
    let lists: Bool

    struct Outcome: Sendable {
        /// The point was reached.
        let isHit: Bool
        /// Else the person is asked, and no job was lost.
        let isCompleted: Bool
        let posts: Int
    }

    func run() async throws -> Outcome {
        let stage = try Stage()
        configure(stage)
        var life = Life()
        let isHit = try await disturbed(&life, stage)
        let studio = try await stage.open()
        try await life.press(studio.site)
        let isCompleted = try await ends(life, studio, stage)
        try await studio.crash()
        try Oracle(stage).expectAllIsWell("\(point)")
        return Outcome(
            isHit: isHit, isCompleted: isCompleted, posts: stage.server.book.posts(of: Life.prompt).count)
    }

    private func configure(_ stage: Stage) {
        let (database, point) = (stage.database, point)
        stage.server.behave { [lists] manners in
            if !lists { manners.list = { _ in .fault(404, "No list here.") } }
            guard point.injection != .kill else { return }
            manners.post = { request in
                #expect(Self.isMarked(request.prompt, database), "sent before its intent was saved \(point)")
                return .accept()
            }
        }
    }

    /// Whether the database says that this request may be on the wire.
    private static func isMarked(_ prompt: String, _ database: String) -> Bool {
        do {
            return try Library(path: database).of(prompt).map(\.state) == ["submitting"]
        } catch {
            Issue.record("The database cannot be read while its request is sent: \(error)")
            return false
        }
    }

    /// - Returns: whether the point was reached.
    private func disturbed(_ life: inout Life, _ stage: Stage) async throws -> Bool {
        let log = stage.folder.file("trace")
        guard point.place != .start else {
            let program = try Strace.launch(
                stage.start, trace: point.call.rawValue, injection: point.option, log: log)
            return try await lived(&life, program, try await Running.ready(program), log)
        }
        let studio = try await stage.open()
        try await life.warmUp(studio.site)
        let threads = try Threads(of: studio.program).at(point.place)
        let strace = try await Strace.attach(
            to: threads, trace: point.call.rawValue, injection: point.option, log: log)
        let isHit = try await lived(
            &life, studio.program, Running(program: studio.program, site: studio.site), log)
        try await strace.waitForExit()
        return isHit
    }

    private func lived(
        _ life: inout Life, _ program: Program, _ running: Running?, _ log: String
    ) async throws -> Bool {
        let refusal = try await running.asyncMap { try await press(&life, $0) } ?? nil
        let isCompleted = try await running.asyncMap { try await self.isCompleted(life, $0) } ?? false
        guard point.injection != .kill else { return try await killed(program) }
        program.send(SIGTERM)
        let exit = try await program.waitForExit()
        let hasRefusedStart = exit == .status(1) && program.errors.contains("Cannot start: ")
        #expect(exit == .status(0) || hasRefusedStart, "It crashed: \(exit) \(program.errors) \(point)")
        let isHit = Trace.hasRefusal(log)
        let hasComplained = program.hasComplained || refusal != nil
        #expect(!isHit || isCompleted || hasComplained, "It says nothing: \(program.errors) \(point)")
        return isHit
    }

    /// - Returns: why the press was refused.
    private func press(_ life: inout Life, _ running: Running) async throws -> String? {
        var refusal: String?
        for _ in 1...2 where running.program.ended == nil {
            do {
                try await life.press(running.site)
                return refusal
            } catch {
                refusal = "\(error)"
            }
        }
        return refusal
    }

    private func isCompleted(_ life: Life, _ running: Running) async throws -> Bool {
        switch point.injection {
        case .kill: try await life.isCompleted(in: running, within: .seconds(60))
        case .fullOnce, .brokenOnce: try await life.isCompleted(in: running, within: .seconds(12))
        case .fullForGood:
            try await life.isCompleted(in: running, within: .seconds(12)) { running.program.hasComplained }
        }
    }

    private func killed(_ program: Program) async throws -> Bool {
        program.send(SIGTERM)
        return try await program.waitForExit() == .signal(SIGKILL)
    }

    /// - Returns: whether the film is here; else the person is asked.
    private func ends(_ life: Life, _ studio: Studio, _ stage: Stage) async throws -> Bool {
        guard let id = life.take else { throw Failure("There is no generation") }
        let take = try await studio.site.take(id, "ends well \(point)") { take in
            take.state == "completed" || isAsked(take, isAccepted: !stage.server.book.posts(of: Life.prompt).isEmpty)
        }
        guard take.state != "completed" else { return true }
        #expect(take.state == "held" || take.message?.contains("$0.40") == true, "the amount at stake \(point)")
        return false
    }

    /// What a server that lists has accepted needs no question.
    private func isAsked(_ take: Take, isAccepted: Bool) -> Bool {
        guard !isAccepted || !lists else { return false }
        return switch take.code {
        case "unknown_acceptance": take.state == "uncertain"
        case "making_sure": take.state == "uncertain"
        case "sent_before": take.state == "held" && !isAccepted
        default: false
        }
    }
}

extension Optional {
    fileprivate func asyncMap<Outcome>(_ work: (Wrapped) async throws -> Outcome) async rethrows -> Outcome? {
        if let self { try await work(self) } else { nil }
    }
}
