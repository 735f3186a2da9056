import Foundation
import SQLite

/// A data folder and a video server that misbehaves, for one test.
final class Stage: Sendable {
    let folder: TemporaryFolder
    let server: FaultServer

    init(isOpen: Bool = true) throws {
        folder = try TemporaryFolder()
        server = try FaultServer(isOpen: isOpen)
    }

    var data: String { folder.file("data") }
    var database: String { data + "/dailies.sqlite" }
    var start: Studio.Start { Studio.Start(data: data, server: server.address) }

    func open(_ change: (inout Studio.Start) -> Void = { _ in }) async throws -> Studio {
        var start = start
        change(&start)
        return try await Studio.open(start)
    }

    /// With so many jobs at once instead of two, so that long waits are waited for together.
    func openWide(_ limit: Int = 40, _ change: (inout Studio.Start) -> Void = { _ in }) async throws -> Studio {
        try await open(change).stop()
        try write("UPDATE connections SET running_limit = \(limit)")
        return try await open(change)
    }

    /// The whole database of a program that has ended, its log folded in.
    func library() throws -> [UInt8] {
        try write("")
        guard let bytes = [UInt8](contentsOf: database) else { throw Failure("There is no \(database)") }
        return bytes
    }

    /// Changes the database of a program that has ended.
    func write(_ statement: String) throws {
        try Database(path: database).write { try $0.execute(script: statement) }
    }
}

/// Runs a test with a stage; at its end the program is killed and the oracle asked.
func onStage(isOpen: Bool = true, _ body: @Sendable (Stage) async throws -> Studio?) async throws {
    try await offStage {
        let stage = try Stage(isOpen: isOpen)
        let studio = try await body(stage)
        try await studio?.crash()
        try Oracle(stage).expectAllIsWell()
    }
}

/// The same without an oracle: for tests that break what it looks at.
func offStage<Outcome: Sendable>(_ body: @Sendable () async throws -> Outcome) async throws -> Outcome {
    try await Turnstile.stages.pass(body)
}
