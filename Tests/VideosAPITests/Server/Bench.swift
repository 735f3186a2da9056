import Foundation
import HTTPClient
import Studio
import Synchronization

@testable import VideosAPI

/// A video server of the test's own making and a client that talks to it.
final class Bench: Sendable {
    static let canary = "sk-canary-7f3a9b1c5d2e4f60"
    static let http = HTTPClient()

    let client: VideosAPIServer
    private let record: Record
    var server: ScriptedServer { record.server }
    var log: [String] { record.lines.all }
    var requests: [ReceivedRequest] { server.requests }

    init(
        key: String? = canary, dialect: Dialect = .openai, patience: Patience = Patience(),
        http: HTTPClient = Bench.http, basePath: String = "/v1",
        _ answer: @escaping @Sendable (ReceivedRequest) -> Script
    ) throws {
        let record = Record(try ScriptedServer(answer))
        self.record = record
        client = VideosAPIServer(
            base: try BaseURL(record.server.url + basePath), key: try key.map { try APIKey($0, fingerprint: "print") },
            dialect: dialect, client: http, patience: patience, wireLog: { record.lines.add($0) })
    }

    /// One that answers everything alike.
    static func always(_ script: Script, patience: Patience = Patience()) throws -> Bench {
        try Bench(patience: patience) { _ in script }
    }
}

/// The log of a bench. The client holds it, so that its server runs for as long as the client is in use.
final class Record: Sendable {
    let server: ScriptedServer
    let lines = Lines()

    init(_ server: ScriptedServer) { self.server = server }
    deinit { server.stop() }
}

final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

extension GenerationSettings {
    static let sample = GenerationSettings(
        prompt: "A “red” fox\nin snow", model: "sora-2", seconds: 8, size: ClipSize(width: 1280, height: 720))
}

/// A folder that is removed with its owner.
final class Folder: Sendable {
    let path = "\(NSTemporaryDirectory())videosapi-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func bytes(_ name: String = "film.part") -> [UInt8] {
        FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init) ?? []
    }

    func write(_ bytes: [UInt8], _ name: String = "film.part") {
        let isMade = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(bytes))
        precondition(isMade, "cannot write the test's file")
    }
}
