import Foundation
import Testing

@Suite("Killed or refused at a system call", .enabled(if: Tracer.isPossible, "strace may not trace here"))
struct EveryCallTests {
    private static let calls = [
        "connect", "sendto", "recvfrom", "pwrite64", "write", "fsync", "fdatasync", "rename",
    ]
    private static let last = Scale.of(2, full: 40)

    @Test("A3–A6, C12, C13, D1: in a job's life, pays nothing twice and loses nothing", arguments: calls)
    func killed(at call: String) async throws {
        for count in 1...Self.last {
            let number = Scale.isFull ? count : count * 3 - 2
            let wasKilled = try await life("\(call):signal=KILL:when=\(number)")
            #expect(wasKilled || count > 1, "\(call) is never called")
            if !wasKilled { return }
        }
    }

    @Test(
        "D2, C15: that fails once, pays nothing twice and loses nothing",
        arguments: [
            "pwrite64:error=ENOSPC", "write:error=ENOSPC", "fsync:error=EIO", "fdatasync:error=EIO", "rename:error=EIO",
        ])
    func failed(at fault: String) async throws {
        for count in 1...Self.last {
            let number = Scale.isFull ? count : count * 3 - 1
            _ = try await life("\(fault):when=\(number)")
        }
    }

    /// One job from its press to its film, with this fault on the way and a restart after it.
    /// - Returns: whether the fault ended the program.
    private func life(_ fault: String) async throws -> Bool {
        try await offStage {
            let stage = try Stage()
            let first = try await stage.open()
            let video = try await first.site.makeVideo()
            let tracer = try await Tracer(fault, of: first.program)
            for _ in 0..<40 where first.program.ended == nil {
                let reply = try? await first.site.press(video, fault, key: "one")
                if reply?.status == 202 { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            await waitAWhile(for: .seconds(15)) {
                if first.program.ended != nil { return true }
                return try await first.site.takes(of: video).allSatisfy { Take.ends.contains($0.state) }
            }
            let wasKilled = first.program.ended != nil
            try await first.crash()
            try await tracer.end()
            let second = try await stage.open()
            let id = try await second.site.generate(video, fault, key: "one")
            try await second.site.take(id, "is over or asked about", within: .seconds(120)) { take in
                let isNowhere = take.state == "uncertain" && stage.server.book.jobs.isEmpty
                return take.state == "completed" || isNowhere || take.code == "sent_before"
            }
            try await second.crash()
            try Oracle(stage).expectAllIsWell(fault)
            return wasKilled
        }
    }
}
