import Foundation
import Synchronization
import Testing

@Suite("Killed at random")
struct RandomKillTests {
    private static let killsOfARun = 10
    private static let jobs = 20
    private static let runs = Scale.of(50, full: 1000) / killsOfARun

    @Test(
        "D1: while the server misbehaves at random, pays nothing twice and loses nothing",
        arguments: (0..<UInt64(runs)).map { Scale.seed + $0 })
    func killed(_ seed: UInt64) async throws {
        try await offStage {
            do {
                try await run(seed)
            } catch {
                throw Failure("DAILIES_SEED=\(seed): \(error)")
            }
        }
    }

    private func run(_ seed: UInt64) async throws {
        let stage = try Stage()
        let first = try await stage.open()
        let video = try await first.site.makeVideo()
        stage.server.behave { $0 = Mischief(seed: seed).manners }
        let present = Present(first.site)
        async let presses: Void = press(video, seed, present)
        try await kill(first, stage, seed, present)
        let last = try await stage.open()
        present.site = last.site
        try await presses
        try await settle(last, video, stage)
        try await last.crash()
        let oracle = try Oracle(stage)
        oracle.expectAllIsWell("(DAILIES_SEED=\(seed))")
        #expect(oracle.library.generations.count == Self.jobs, "seed \(seed)")
        #expect(oracle.library.generations.count { $0.state == "completed" } > Self.jobs / 2, "seed \(seed)")
    }

    /// The program that runs now, if any.
    private final class Present: Sendable {
        private let value: Mutex<Site?>

        init(_ site: Site?) {
            value = Mutex(site)
        }

        var site: Site? {
            get { value.withLock { $0 } }
            set { value.withLock { $0 = newValue } }
        }
    }

    /// A person who presses again, with the same token, until the program says that it is taken.
    private func press(_ video: Int, _ seed: UInt64, _ present: Present) async throws {
        var random = Randomness(seed: seed, "presses")
        for job in 1...Self.jobs {
            try await waitUntil("press \(job) is taken", within: .seconds(120)) {
                try await present.site?.press(video, "job \(job)", key: "job \(job)").status == 202
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...150, using: &random)))
        }
    }

    private func kill(_ first: Studio, _ stage: Stage, _ seed: UInt64, _ present: Present) async throws {
        var random = Randomness(seed: seed, "kills")
        var studio: Studio? = first
        for _ in 0..<Self.killsOfARun {
            let isEarly = random.percent(15)
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...(isEarly ? 120 : 900), using: &random)))
            present.site = nil
            try await studio?.crash()
            let program = try Studio.launch(stage.start)
            if isEarly {
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...80, using: &random)))
                program.send(SIGKILL)
                try await program.waitForExit()
                studio = try await stage.open()
            } else {
                studio = try await Studio.ready(program)
            }
            present.site = studio?.site
        }
        present.site = nil
        try await studio?.crash()
    }

    /// Until every job is over, or asked about, or looked for in vain because the server never made it.
    private func settle(_ studio: Studio, _ video: Int, _ stage: Stage) async throws {
        var open: [Take] = []
        try await waitUntil("all is over, but \(open)", within: .seconds(240)) {
            let book = stage.server.book
            open = try await studio.site.takes(of: video).filter { take in
                let wasMade = book.posts(of: take.settings.prompt).contains { $0.job != nil }
                let isAsked = ["unknown_acceptance", "sent_before", "found_at_server"].contains(take.code)
                let isNowhere = take.state == "uncertain" && !wasMade
                return !Take.ends.contains(take.state) && !isAsked && !isNowhere
            }
            return open.isEmpty
        }
    }
}
