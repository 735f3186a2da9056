import Foundation
import Testing

/// Without the power to cut, the order of the calls is looked at: what is synced before a byte goes out survives.
@Suite("Power loss", .enabled(if: Strace.isAllowed, Comment(rawValue: Strace.reason)))
struct PowerLossTests {
    @Test("D7: what a paid request depends on is on the disk before its first byte goes out")
    func syncedBeforeSending() async throws {
        try await offStage {
            let stage = try Stage()
            let log = stage.folder.file("trace")
            let program = try Strace.launch(
                stage.start, trace: "pwrite64,write,fdatasync,fsync,sendto", injection: nil, log: log)
            guard let running = try await Running.ready(program) else { throw Failure(program.errors) }
            var life = Life()
            try await life.press(running.site)
            let take = try #require(life.take)
            _ = try await running.course(of: take, within: .seconds(60), isWatchingPage: false)
            program.send(SIGTERM)
            try await program.waitForExit()

            let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
            let sent = try #require(lines.firstIndex { $0.contains("sendto(") && $0.contains("\"POST /v1") })
            for file in ["dailies.sqlite-wal", "sent.log"] {
                let before = lines[..<sent].filter { $0.contains("/\(file)>") }
                let written = try #require(before.lastIndex { $0.contains("write") }, "\(file) was written")
                let synced = try #require(before.lastIndex { $0.contains("sync(") }, "\(file) was synced")
                #expect(written < synced, "\(file): \(before.suffix(4))")
            }
        }
    }
}
