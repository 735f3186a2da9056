import Foundation

/// A disk in memory, mounted on a folder.
final class SmallDisk: Sendable {
    private let path: String

    /// - Parameter path: is made when it is not there.
    init(at path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=48m,mode=0700", "dailies", path]) else {
            throw Failure("No small disk could be mounted on \(path)")
        }
    }

    deinit {
        _ = Self.run("umount", ["-l", path])
    }

    static let isPossible: Bool = {
        guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
        return (try? SmallDisk(at: folder.file("disk"))) != nil
    }()

    private var filler: String { path + "/filler" }

    func fill(leaving room: Int) throws {
        let descriptor = open(filler, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else { throw Failure("The filler cannot be made") }
        defer { close(descriptor) }
        let piece = [UInt8](repeating: 1, count: 4096)
        while try free() > room, write(descriptor, piece, piece.count) > 0 {}
    }

    func empty() {
        unlink(filler)
    }

    /// Leaves a copy of the contents in the folder and unmounts the disk.
    func keepContents() throws {
        let copy = path + ".copy"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        guard Self.run("umount", [path]) else { throw Failure("\(path) cannot be unmounted") }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: copy, toPath: path)
    }

    private func free() throws -> Int {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { throw Failure("How full \(path) is cannot be told") }
        return Int(status.f_bavail * status.f_frsize)
    }

    private static func run(_ tool: String, _ arguments: [String]) -> Bool {
        guard let path = Places.tool(tool) else { return false }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
