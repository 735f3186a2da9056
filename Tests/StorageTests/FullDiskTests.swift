import Foundation
import SQLite
import Studio
import Testing

@testable import Storage

/// A disk of its own, 1 MiB large; only root may make one.
final class SmallDisk {
    let path: String

    static let isAllowed: Bool = (try? SmallDisk()) != nil

    init() throws {
        path = try TemporaryFolder().path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard try run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", path) else {
            throw Unexpected("mount is not allowed")
        }
    }

    deinit {
        _ = try? run("umount", path)
        _ = try? FileManager.default.removeItem(atPath: path)
    }

    /// Takes all the room that is left.
    func fill() throws {
        let descriptor = open(path + "/ballast", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        defer { close(descriptor) }
        for size in [65_536, 4096, 1] {
            let bytes = [UInt8](repeating: 7, count: size)
            while write(descriptor, bytes, size) > 0 {}
        }
    }

    func relieve() throws {
        try FileManager.default.removeItem(atPath: path + "/ballast")
    }
}

@Suite("On a full disk", .enabled(if: SmallDisk.isAllowed, "a small disk cannot be mounted here"))
struct FullDiskTests {
    @Test("a press is refused without a trace, and works when there is room again")
    func press() throws {
        let disk = try SmallDisk()
        let fixture = try Fixture(path: disk.path + "/dailies.sqlite")
        _ = try fixture.pressed("first")
        try disk.fill()
        var refused: SQLiteError?
        for number in 0..<200 where refused == nil {
            do {
                _ = try fixture.pressed("token \(number)")
            } catch let error as SQLiteError {
                refused = error
                #expect(try fixture.store.generation(pressedWith: "token \(number)") == nil)
            }
        }
        #expect(refused?.isFull == true)
        try disk.relieve()
        let saved = try fixture.store.unfinished().count
        _ = try fixture.pressed("later")
        #expect(try fixture.reopened().unfinished().count == saved + 1)
    }

    @Test("files say so, leave no half of themselves, and work when there is room again")
    func files() throws {
        let disk = try SmallDisk()
        let folder = try DataFolder(path: disk.path + "/data")
        let media = MediaFolder(folder)
        let take = try Fixture().pressed("t")
        let picture = try Picture("PNG", .png).bytes()
        try disk.fill()
        #expect(media.freeBytes() == 0)
        #expect(throws: DataFolderProblem.diskFull(folder: disk.path + "/other")) {
            try DataFolder(path: disk.path + "/other")
        }
        for attempt in [{ try media.writeSidecar(of: take) }, { _ = try media.storeReference(picture) }] {
            let problem = #expect(throws: Problem.self) { try attempt() }
            #expect(problem?.code == "disk_full")
        }
        for path in [folder.media, folder.references, folder.temporary] {
            #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
        }
        try disk.relieve()
        try media.writeSidecar(of: take)
        _ = try media.storeReference(picture)
    }
}
