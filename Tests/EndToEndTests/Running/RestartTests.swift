import Foundation
import SQLite
import Testing

extension WithoutBrowser {
    @Suite("A studio that ends in the middle of a job")
    struct RestartTests {
        enum End: String, CaseIterable {
            case asked, killed
        }

        private func end(_ studio: Studio, _ end: End) async throws {
            switch end {
            case .asked: try await studio.stop()
            case .killed: try await studio.crash()
            }
        }

        @Test("finishes it after the next start, and has asked for it once", arguments: End.allCases)
        func another(_ end: End) async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 1)
            let first = try await Studio.start(in: folder, environment: simulator.environment)
            let generation = try await first.site.generate(try await first.site.makeVideo())
            let before = try await first.site.status(of: generation, is: "in_progress")
            try await self.end(first, end)

            let second = try await Studio.start(in: folder, environment: simulator.environment)
            let done = try await second.site.status(of: generation, is: "completed")
            #expect(done["sora_job_id"] == before["sora_job_id"])
            #expect(done["sora_started_at"] == before["sora_started_at"])
            #expect(try await second.site.get("/generations/\(generation)/video.mp4").status == 200)
            #expect(try await simulator.jobs().count == 1)
            try await second.stop()
            try await simulator.stop()
        }

        @Test("finishes it with the embedded simulator too", arguments: End.allCases)
        func embedded(_ end: End) async throws {
            let folder = try TemporaryFolder()
            let environment = ["DAILIES_SIMULATOR_RENDER_TIME": "1"]
            let first = try await Studio.start(in: folder, environment: environment)
            let generation = try await first.site.generate(try await first.site.makeVideo())
            try await first.site.status(of: generation, is: "in_progress")
            try await self.end(first, end)

            let second = try await Studio.start(in: folder, environment: environment)
            try await second.site.status(of: generation, is: "completed")
            try await second.stop()
            #expect(try jobsOfEmbeddedSimulator(Studio.data(in: folder)) == 1)
        }

        private func jobsOfEmbeddedSimulator(_ data: String) throws -> Int? {
            let jobs = try Database(path: data + "/simulator/simulator.sqlite")
            return try jobs.read { session in try session.value("SELECT count(*) FROM jobs", as: Int.self) }
        }

        @Test("pays at most once, however early it is killed", arguments: [0, 2, 5, 10, 20, 40])
        func early(_ milliseconds: Int) async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 0.2)
            let first = try await Studio.start(in: folder, environment: simulator.environment)
            let generation = try await first.site.generate(try await first.site.makeVideo())
            try await Task.sleep(for: .milliseconds(milliseconds))
            try await first.crash()

            let second = try await Studio.start(in: folder, environment: simulator.environment)
            let settled = try await eventually("generation \(generation) is settled", log: second.program) {
                () -> JSON? in
                let document = try await second.site.document("/api/generations/\(generation)")
                switch document["sora_generation_status"].text {
                case "completed": return document
                // It is not known whether its request went out: it is looked for, and never sent again by itself.
                case "uncertain", "held": return try await simulator.jobs().isEmpty ? document : nil
                default: return nil
                }
            }
            let isDone = settled["sora_generation_status"].text == "completed"
            #expect(try await simulator.jobs().count == (isDone ? 1 : 0))
            #expect(isDone || settled["sora_error_message"].text?.isEmpty == false)
            try await second.stop()
            try await simulator.stop()
        }
    }
}
