import Foundation
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
        /// How often the paid request was accepted.
        let posts: Int
    }

    func run() async throws -> Outcome {
        let stage = try Stage()
        let start = prepare(stage)
        var life = Life()
        let isHit = try await attack(&life, start, stage)
        try expectWholeFilms(stage)
        let studio = try await Studio.open(start)
        try await life.press(studio.site)
        let isCompleted = try await endsWell(life, studio, stage)
        try await studio.crash()
        try Oracle(stage).expectAllIsWell("\(point)")
        return Outcome(
            isHit: isHit, isCompleted: isCompleted, posts: stage.server.book.posts(of: Life.prompt).count)
    }

    /// Also right after the attack a film's final name stands for all of it.
    private func expectWholeFilms(_ stage: Stage) throws {
        let media = stage.data + "/media"
        guard FileManager.default.fileExists(atPath: media) else { return }
        let films = Set(stage.server.book.jobs.map { Film.of($0.id) })
        for name in try FileManager.default.contentsOfDirectory(atPath: media) where name.hasSuffix(".mp4") {
            let bytes = [UInt8](contentsOf: media + "/" + name) ?? []
            #expect(films.contains(bytes), "\(name) has \(bytes.count) bytes and is no film \(point)")
        }
    }

    /// The server takes no key but this trial's own: a program that another test left behind may know its port.
    private func prepare(_ stage: Stage) -> Studio.Start {
        let (database, point, key) = (stage.database, point, "sk-\(UUID().uuidString)")
        stage.server.behave { [lists] manners in
            manners.key = key
            if !lists { manners.list = { _ in .fault(404, "No list here.") } }
            guard point.injection != .kill else { return }
            manners.post = { request in
                #expect(Self.isMarked(request.prompt, database), "sent before its intent was saved \(point)")
                return .accept()
            }
        }
        var start = stage.start
        start.key = key
        return start
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

    /// - Returns: whether the film is here; else the person is asked.
    private func endsWell(_ life: Life, _ studio: Studio, _ stage: Stage) async throws -> Bool {
        guard let id = life.take else { throw Failure("There is no generation") }
        let take = try await studio.site.take(id, "ends well \(point)") { take in
            take.state == "completed" || isAsked(take, isAccepted: !stage.server.book.posts(of: Life.prompt).isEmpty)
        }
        guard take.state != "completed" else { return true }
        #expect(take.state == "held" || take.message?.contains("$0.40") == true, "the amount at stake \(point)")
        return false
    }

    /// A job that the server has accepted and lists needs no question.
    private func isAsked(_ take: Take, isAccepted: Bool) -> Bool {
        guard !isAccepted || !lists else { return false }
        return switch take.code {
        case "unknown_acceptance", "making_sure": take.state == "uncertain"
        case "sent_before": take.state == "held" && !isAccepted
        default: false
        }
    }
}
