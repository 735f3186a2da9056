import Foundation
import Testing

@testable import FFmpeg

/// A folder that goes with its owner.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ffmpeg-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Waits until a script has written its process id into a file.
func writtenPid(_ file: String) async throws -> pid_t {
    for _ in 0..<1000 {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        if text.hasSuffix("\n"), let pid = pid_t(text.dropLast()) { return pid }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw CancellationError()
}

/// A killed process may stay as a zombie for its next parent to fetch; it no longer runs.
private func runs(_ pid: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
    return !status.contains(") Z ")
}

func expectGone(pidIn file: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let pid = try await writtenPid(file)
    for _ in 0..<1000 where runs(pid) { try await Task.sleep(for: .milliseconds(10)) }
    #expect(!runs(pid), sourceLocation: sourceLocation)
}
