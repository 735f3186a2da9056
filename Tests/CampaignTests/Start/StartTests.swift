import Foundation
import Testing

@Suite("A start")
struct StartTests {
    @Test("A20: of ten at once with one data folder exactly one goes on, the others say so in one line")
    func tenAtOnce() async throws {
        try await onStage { stage in
            let programs = try (0..<10).map { _ in try Studio.launch(stage.start) }
            try await waitUntil("nine have ended") { programs.count { $0.ended != nil } == 9 }
            let left = try #require(programs.first { $0.ended == nil })
            let studio = try await Studio.ready(left)
            for program in programs where program !== left {
                #expect(program.ended == .status(1))
                #expect(program.errors.contains("already running"))
                #expect(program.errors.split(separator: "\n").count == 1, "\(program.errors)")
            }
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "the survivor")
            try await studio.site.take(id, is: "completed")
            return studio
        }
    }

    @Test("F3: at a port that is taken ends with one line that says so")
    func portTaken() async throws {
        let other = try FaultServer()
        try await refused(["port \(other.port) is in use"]) { $0.port = Int(other.port) }
    }

    @Test(
        "D8: in a folder that cannot be written to ends with one line that names it",
        arguments: ["/proc/dailies", "/dev/null/dailies"])
    func folderNotWritable(_ path: String) async throws {
        try await refused([path]) { $0.data = path }
    }

    @Test(
        "D8: in a folder that belongs to somebody else ends with one line that names it", .enabled(if: geteuid() != 0))
    func folderReadOnly() async throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        try await refused([folder.path]) { $0.data = folder.path }
    }

    @Test("D9: with a database of a newer version ends with one line, and leaves it as it is")
    func newer() async throws {
        try await onStage { stage in
            try await stage.open().stop()
            try stage.write("PRAGMA user_version = 999")
            let before = [UInt8](contentsOf: stage.database)
            try await refused(["newer", stage.database]) { $0.data = stage.data }
            #expect([UInt8](contentsOf: stage.database) == before)
            try stage.write("PRAGMA user_version = 1")
            return nil
        }
    }

    @Test("D10: with very few file descriptors does its work and survives many connections")
    func fewDescriptors() async throws {
        try await onStage { stage in
            let start = stage.start
            let command = #"ulimit -n 64; exec "$0" "$@""#
            let arguments = ["-c", command, try Places.program()] + Studio.arguments(start)
            let program = try Program("/bin/sh", arguments, environment: Studio.environment(start))
            let studio = try await Studio.ready(program)
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "few descriptors")
            let replies = try await atOnce(150) { _ in try? await studio.site.get("/health").status }
            #expect(replies.contains(200))
            try await studio.site.take(id, is: "completed")
            #expect(program.ended == nil)
            return studio
        }
    }

    private func refused(_ words: [String], _ change: (inout Studio.Start) -> Void) async throws {
        let folder = try TemporaryFolder()
        var start = Studio.Start(data: folder.file("data"), server: "http://127.0.0.1:9/v1")
        change(&start)
        let program = try Studio.launch(start)
        #expect(try await program.waitForExit() == .status(1))
        #expect(program.output.isEmpty)
        let lines = program.errors.split(separator: "\n").filter { !$0.contains(" info ") && !$0.contains(" debug ") }
        #expect(lines.count == 1, "\(program.errors)")
        for word in words { #expect(lines.last?.contains(word) == true, "\(program.errors)") }
    }
}
