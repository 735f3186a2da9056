import Foundation
import Synchronization

@testable import Simulator

/// One simulator with one completed video, for all tests that only look at it: rendering takes long.
struct Finished: Sendable {
    let bench: Bench
    let video: String
    /// The clip as an MP4 on the disk.
    let clip: String

    static let shared = Task { try await Finished() }

    private init() async throws {
        bench = try Bench()
        LastingFolders.add(bench.folder.path)
        video = try await bench.completed().id
        clip = bench.folder.file("finished.mp4")
        let bytes = try await bench.get("/v1/videos/\(video)/content").body
        try Data(bytes).write(to: URL(fileURLWithPath: clip))
    }
}

/// Folders of benches that live as long as the process, removed at its end.
private enum LastingFolders {
    private static let paths = Mutex<[String]>([])

    static func add(_ path: String) {
        paths.withLock { $0.append(path) }
        atexit {
            let paths = LastingFolders.paths.withLock { $0 }
            for path in paths { try? FileManager.default.removeItem(atPath: path) }
        }
    }
}
