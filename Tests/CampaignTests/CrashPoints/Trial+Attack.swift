import Foundation
import Testing

/// The part of a trial in which the program is killed or refused something.
extension Trial {
    /// - Returns: whether the point was reached.
    func attack(_ life: inout Life, _ start: Studio.Start, _ stage: Stage) async throws -> Bool {
        let log = stage.folder.file("trace")
        guard point.place != .start else {
            let program = try Strace.launch(start, trace: point.call.rawValue, injection: point.option, log: log)
            return try await live(&life, program, try await Running.ready(program), log)
        }
        let studio = try await Studio.open(start)
        try await life.warmUp(studio.site)
        let threads = try Threads(of: studio.program).at(point.place)
        let strace = try await Strace.attach(
            to: threads, trace: point.call.rawValue, injection: point.option, log: log)
        let running = Running(program: studio.program, site: studio.site)
        let isHit = try await live(&life, studio.program, running, log)
        try await strace.waitForExit()
        return isHit
    }

    /// - Parameter running: nil when the program ended before it was ready.
    private func live(
        _ life: inout Life, _ program: Program, _ running: Running?, _ log: String
    ) async throws -> Bool {
        var refusal: String?
        var course = Running.Course.open
        if let running {
            refusal = await press(&life, running)
            if let take = life.take { course = try await self.course(of: take, in: running) }
        }
        program.send(SIGTERM)
        let exit = try await program.waitForExit()
        guard point.injection != .kill else { return exit == .signal(SIGKILL) }
        let isRefusedStart = exit == .status(1) && program.errors.contains("Cannot start: ")
        #expect(exit == .status(0) || isRefusedStart, "It crashed: \(exit) \(program.errors) \(point)")
        let isHit = Trace.hasRefusal(log)
        let isTold = course != .open || refusal != nil || program.hasComplained
        #expect(!isHit || isTold, "It says nothing: \(program.errors) \(point)")
        return isHit
    }

    /// Twice at most, as a person does who is told that it could not be saved.
    /// - Returns: why it was refused.
    private func press(_ life: inout Life, _ running: Running) async -> String? {
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

    private func course(of take: Int, in running: Running) async throws -> Running.Course {
        switch point.injection {
        case .kill: try await running.course(of: take, within: .seconds(60), isWatchingPage: false)
        case .fullOnce, .brokenOnce:
            try await running.course(of: take, within: .seconds(12)) { $0 == "disk_full" }
        case .fullForGood:
            try await running.course(of: take, within: .seconds(12)) { _ in true }
        }
    }
}
