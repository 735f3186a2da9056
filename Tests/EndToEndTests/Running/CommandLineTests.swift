import Foundation
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("The command line")
    struct CommandLineTests {
        private static func lines(_ text: String) -> [String] {
            text.split(separator: "\n").map(String.init)
        }

        /// The arguments of a studio that would work.
        private static func usual(_ folder: TemporaryFolder) -> [String] {
            ["--port", "0", "--data", folder.file("data"), "--root", Places.package]
        }

        @Test("tells how it is used, and which version it is")
        func help() async throws {
            let help = try await Dailies.run(["--help"])
            #expect(help.exit == .status(0) && help.errors.isEmpty)
            for word in [
                "serve", "simulator", "doctor", "--port", "--data", "--root", "--poll-interval", "--request-timeout",
                "--api-key", "--render-time", "OPENAI_BASE_URL", "OPENAI_API_KEY", "LOG_LEVEL",
            ] {
                #expect(help.output.contains(word))
            }
            let version = try await Dailies.run(["--version"])
            #expect(version.exit == .status(0))
            #expect(version.output.wholeMatch(of: /dailies \d+\.\d+\.\d+\n/) != nil)
        }

        @Test(
            "that is wrong ends with 64 and one line that names the fault",
            arguments: [
                (["--colour"], "--colour"), (["direct"], "direct"), (["serve", "--port"], "--port"),
                (["--port", "many"], "many"), (["--port", "65536"], "65536"), (["--poll-interval", "0.01"], "0.01"),
                (["--poll-interval", "nan"], "nan"), (["simulator", "--root", "/"], "--root"),
                (["--request-timeout=-1"], "-1"),
            ])
        func wrongUsage(_ arguments: [String], _ fault: String) async throws {
            let folder = try TemporaryFolder()
            let run = try await Dailies.run(arguments, environment: ["DAILIES_DATA": folder.file("data")])
            #expect(run.exit == .status(64))
            #expect(run.output.isEmpty)
            #expect(Self.lines(run.errors).count == 1 && run.errors.contains(fault), "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.file("data")))
        }

        @Test(
            "for a start that cannot work ends with 1 and one line",
            arguments: [
                (["--data", "/dev/null/data"], [:], "/dev/null/data"), (["--root", "/nowhere"], [:], "/nowhere"),
                ([], ["OPENAI_BASE_URL": "ftp://example.org"], "OPENAI_BASE_URL"),
                ([], ["PATH": "/nowhere"], "ffmpeg"),
            ])
        func cannotStart(_ arguments: [String], _ environment: [String: String], _ fault: String) async throws {
            let folder = try TemporaryFolder()
            let run = try await Dailies.run(Self.usual(folder) + arguments, environment: environment)
            #expect(run.exit == .status(1))
            #expect(run.output.isEmpty)
            #expect(Self.lines(run.errors).count == 1 && run.errors.contains(fault), "\(run.errors)")
        }

        @Test("for a port or a data folder that is in use ends with 1 and one line, and the first goes on")
        func inUse() async throws {
            try await withStudio { studio in
                let folder = try TemporaryFolder()
                let port = "\(studio.site.port)"
                let samePort = try await Dailies.run(Self.usual(folder) + ["--port", port])
                #expect(samePort.exit == .status(1))
                #expect(Self.lines(samePort.errors).count == 1 && samePort.errors.contains(port), "\(samePort.errors)")
                #expect(samePort.errors.contains("--port"))

                let sameFolder = try await Dailies.run(Self.usual(folder) + ["--data", studio.data])
                #expect(sameFolder.exit == .status(1))
                #expect(Self.lines(sameFolder.errors).count == 1, "\(sameFolder.errors)")
                #expect(sameFolder.errors.contains(studio.data))
                #expect(try await studio.site.get("/health").status == 200)
            }
        }

        @Test("has a doctor who finds a sound machine well, a broken one not, and a running studio in order")
        func doctor() async throws {
            let folder = try TemporaryFolder()
            let well = try await Dailies.run(["doctor"] + Self.usual(folder))
            #expect(well.exit == .status(0), "\(well.output) \(well.errors)")
            #expect(Self.lines(well.output).count > 4)
            let ill = try await Dailies.run(["doctor"] + Self.usual(folder), environment: ["PATH": "/nowhere"])
            #expect(ill.exit == .status(1) && ill.output.contains("ffmpeg"))
            try await withStudio { studio in
                let beside = try await Dailies.run(["doctor"] + Self.usual(folder) + ["--data", studio.data])
                #expect(beside.exit == .status(0), "\(beside.output)")
            }
        }

        @Test("has a doctor who asks the server without spending, and names a key that is refused")
        func doctorOfConnection() async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 0)
            let well = try await Dailies.run(["doctor"] + Self.usual(folder), environment: simulator.environment)
            #expect(well.exit == .status(0), "\(well.output)")
            let wrongKey = simulator.environment.merging(["OPENAI_API_KEY": "sk-wrong-key-7890"]) { $1 }
            let ill = try await Dailies.run(["doctor"] + Self.usual(folder), environment: wrongKey)
            #expect(ill.exit == .status(1) && ill.output.contains("key"), "\(ill.output)")
            #expect(!(ill.output + ill.errors).contains("sk-wrong-key-7890"))
            #expect(try await simulator.jobs().isEmpty)
            try await simulator.stop()
        }

        @Test("gives a flag more weight than its variable")
        func flagWins() async throws {
            try await withStudio(environment: ["DAILIES_PORT": "1", "DAILIES_DATA": "/dev/null/data"]) { studio in
                let health = try await studio.site.get("/health")
                #expect(health.status == 200)
            }
        }

        @Test("keeps the data folder to its owner")
        func modes() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeClip()
                let manager = FileManager.default
                let inside = try #require(manager.enumerator(atPath: studio.data)).compactMap { $0 as? String }
                #expect(inside.contains { $0.hasSuffix(".mp4") })
                for path in [studio.data] + inside.map({ "\(studio.data)/\($0)" }) {
                    let attributes = try manager.attributesOfItem(atPath: path)
                    let mode = (attributes[.posixPermissions] as? Int ?? 0o777) & 0o777
                    #expect(mode & 0o077 == 0, "\(path) has mode \(String(mode, radix: 8))")
                }
            }
        }

        @Test("of the program that serves ends it with 0 on SIGINT as on SIGTERM")
        func interrupt() async throws {
            let studio = try await Studio.start(in: try TemporaryFolder())
            studio.program.send(SIGINT)
            #expect(try await studio.program.waitForExit() == .status(0))
        }
    }
}
