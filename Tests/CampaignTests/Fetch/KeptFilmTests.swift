import Foundation
import Testing

@Suite("A film on its way and on disk")
struct KeptFilmTests {
    @Test("C12: is gone on with where it was when the program was killed")
    func killedMeanwhile() async throws {
        try await onStage { stage in
            stage.server.behave {
                $0.content = { job, call in
                    if job.fetches == 1 { return .half(of: job) }
                    return call.headers["range"] == nil ? .fault(400, "Only the rest was expected.") : .honest
                }
            }
            let first = try await stage.open()
            let id = try await first.site.generate(try await first.site.makeVideo(), "killed meanwhile")
            try await waitUntil("some of it is here") {
                try FileManager.default.attributesOfItem(atPath: "\(stage.data)/media/\(id).mp4.part")[.size]
                    .map { ($0 as? Int ?? 0) > 0 } ?? false
            }
            #expect(try await first.site.take(id).state == "downloading")
            #expect(try await first.site.film(id) == nil)
            try await first.crash()
            let second = try await stage.open()
            let take = try await second.site.take(id, is: "completed")
            #expect(try await second.site.film(id) == take.job.map(Film.of))
            return second
        }
    }

    @Test("C13: that got its name before the program was killed is taken as it is, without asking again")
    func commitMissed() async throws {
        try await onStage { stage in
            stage.server.behave { $0.content = { _, _ in .hang } }
            let first = try await stage.open { $0.requestTimeout = 60 }
            let id = try await first.site.generate(try await first.site.makeVideo(), "commit missed")
            let take = try await first.site.take(id, is: "downloading")
            try await first.crash()
            let film = Film.of(try #require(take.job))
            try Data(film).write(to: URL(filePath: "\(stage.data)/media/\(id).mp4"))
            let fetches = stage.server.book.jobs[0].fetches
            let second = try await stage.open()
            try await second.site.take(id, is: "completed")
            #expect(stage.server.book.jobs[0].fetches == fetches)
            return second
        }
    }

    @Test("C14: that somebody cut or removed is said to be missing, and the program goes on", arguments: [true, false])
    func vanished(_ isCut: Bool) async throws {
        try await offStage {
            let stage = try Stage()
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "vanished")
            try await studio.site.take(id, is: "completed")
            let path = "\(stage.data)/media/\(id).mp4"
            if isCut { truncate(path, 1000) } else { unlink(path) }
            #expect(try await studio.site.get("/generations/\(id)/video.mp4").status == 410)
            #expect(try await studio.site.get("/videos/1").status == 200)
            try await studio.stop()
        }
    }
}

extension Answer {
    /// The first half of the film, and then nothing for ever.
    fileprivate static func half(of job: Job) -> Answer {
        let film = Film.of(job.id)
        let head = "HTTP/1.1 200 OK\r\nETag: \"\(job.id)\"\r\nContent-Length: \(film.count)\r\n\r\n"
        return .rawAndHang(Array(head.utf8) + film.prefix(film.count / 2))
    }
}
