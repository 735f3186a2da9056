import Foundation
import Testing

@testable import Storage

@Suite("The data folder")
struct DataFolderTests {
    @Test("is made with all that leads to it, for this user only")
    func made() throws {
        let outer = try TemporaryFolder()
        let folder = try DataFolder(path: outer.file("share/dailies/"))
        #expect(folder.path == outer.file("share/dailies"))
        for path in [folder.path, folder.media, folder.references, folder.temporary] {
            #expect(try mode(of: path) == 0o700)
        }
        for name in ["lock", "secret"] {
            #expect(try mode(of: folder.path + "/" + name) == 0o600)
        }
        #expect(folder.secret.count == 32)
    }

    @Test("keeps its secret, and makes it private again")
    func secret() throws {
        let outer = try TemporaryFolder()
        var secrets: [[UInt8]] = []
        for _ in 0..<2 {
            secrets.append(try DataFolder(path: outer.path).secret)
            chmod(outer.file("secret"), 0o644)
        }
        #expect(secrets[0] == secrets[1])
        _ = try DataFolder(path: outer.path)
        #expect(try mode(of: outer.file("secret")) == 0o600)
        _ = try outer.write([1, 2, 3], to: "secret")
        let renewed = try DataFolder(path: outer.path).secret
        #expect(renewed.count == 32 && renewed != secrets[0])
    }

    @Test("is closed to others when it was empty, but not when it holds other things", arguments: [false, true])
    func shared(holdsOthers: Bool) throws {
        let outer = try TemporaryFolder()
        if holdsOthers { _ = try outer.write([], to: "notes.txt") }
        chmod(outer.path, 0o755)
        for _ in 0..<2 {
            let folder = try DataFolder(path: outer.path)
            #expect(try mode(of: outer.path) == (holdsOthers ? 0o755 : 0o700))
            #expect(try mode(of: folder.media) == 0o700)
        }
    }

    @Test("opened ten times at once is opened once")
    func tenAtOnce() async throws {
        let outer = try TemporaryFolder()
        let folders = await withTaskGroup(of: DataFolder?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do throws(DataFolderProblem) {
                        return try DataFolder(path: outer.path)
                    } catch {
                        if case .alreadyRunning = error { return nil }
                        Issue.record(error)
                        return nil
                    }
                }
            }
            return await group.reduce(into: []) { folders, folder in folders.append(folder) }
        }
        #expect(folders.compactMap { $0 }.count == 1)
    }

    @Test("is refused while another process has it, naming that process, and free when it ends")
    func otherProcess() throws {
        let outer = try TemporaryFolder()
        let lock = try outer.write(Array("4711\n".utf8), to: "lock")
        let holder = Process()
        let (input, output) = (Pipe(), Pipe())
        holder.executableURL = URL(filePath: "/usr/bin/env")
        holder.arguments = ["flock", lock, "sh", "-c", "echo held; exec cat"]
        holder.standardInput = input
        holder.standardOutput = output
        try holder.run()
        #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))

        let error = #expect(throws: DataFolderProblem.self) { try DataFolder(path: outer.path) }
        #expect(error == .alreadyRunning(folder: outer.path, process: 4711))
        #expect(error?.description.contains("already running") == true)
        #expect(!FileManager.default.fileExists(atPath: outer.file("secret")))

        try input.fileHandleForWriting.close()
        holder.waitUntilExit()
        let folder = try DataFolder(path: outer.path)
        #expect(try bytes(of: lock) == Array("\(getpid())\n".utf8))
        withExtendedLifetime(folder) {}
    }

    @Test("that cannot be one is refused with a line that says so")
    func impossible() throws {
        let outer = try TemporaryFolder()
        let file = try outer.write([], to: "file")
        for path in [file, file + "/below"] {
            #expect(throws: DataFolderProblem.notAFolder(folder: path)) { try DataFolder(path: path) }
        }
        // Nobody may make a folder there, root included.
        let error = #expect(throws: DataFolderProblem.self) { try DataFolder(path: "/proc/dailies") }
        guard case .notWritable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("/proc/dailies") == true)
    }

    @Test("takes no lock through a link")
    func link() throws {
        let outer = try TemporaryFolder()
        let victim = try outer.write(Array("keep".utf8), to: "victim")
        try FileManager.default.createSymbolicLink(atPath: outer.file("lock"), withDestinationPath: victim)
        #expect(throws: DataFolderProblem.self) { try DataFolder(path: outer.path) }
        #expect(try bytes(of: victim) == Array("keep".utf8))
    }
}
