import Studio
import Testing

/// A video server made of closures; a call that the test did not declare fails it.
struct ScriptedServer: VideoServer {
    var onNewestJob: @Sendable () async -> FenceAnswer = {
        undeclared("newestJob")
        return .trouble(.test, retryAfter: nil)
    }
    var onCreate: @Sendable (GenerationSettings, [String]) async -> SubmitAnswer = { _, _ in
        undeclared("create")
        return .unknown(.test, evidence: nil)
    }
    var onRetrieve: @Sendable (String) async -> RetrieveAnswer = { _ in
        undeclared("retrieve")
        return .trouble(.test, retryAfter: nil)
    }
    var onJobs: @Sendable (String?, Int) async -> ListAnswer = { _, _ in
        undeclared("jobs")
        return .trouble(.test)
    }
    var onFetch: @Sendable (Asset, String, PartialFile) async -> FetchAnswer = { _, _, _ in
        undeclared("fetch")
        return .interrupted(.test, retryAfter: nil)
    }
    var onDelete: @Sendable (String) async -> ServerDeletion = { _ in
        undeclared("delete")
        return .refused
    }

    func newestJob() async -> FenceAnswer { await onNewestJob() }
    func create(_ settings: GenerationSettings, references: [String]) async -> SubmitAnswer {
        await onCreate(settings, references)
    }
    func retrieve(_ jobID: String) async -> RetrieveAnswer { await onRetrieve(jobID) }
    func jobs(after: String?, limit: Int) async -> ListAnswer { await onJobs(after, limit) }
    func fetch(_ asset: Asset, of jobID: String, into file: PartialFile) async -> FetchAnswer {
        await onFetch(asset, jobID, file)
    }
    func delete(_ jobID: String) async -> ServerDeletion { await onDelete(jobID) }

    private static func undeclared(_ call: String) {
        Issue.record("The worker called \(call), which this test did not expect.")
    }
}

extension ScriptedServer {
    /// Paid requests wait at the gate, before the server knows of them.
    func holdingRequests(at gate: Gate) -> ScriptedServer {
        var server = self
        server.onCreate = { settings, references in
            await gate.pass()
            return await self.onCreate(settings, references)
        }
        return server
    }

    /// Replies to paid requests wait at the gate, when the server has accepted them.
    func holdingReplies(at gate: Gate) -> ScriptedServer {
        var server = self
        server.onCreate = { settings, references in
            let answer = await self.onCreate(settings, references)
            await gate.pass()
            return answer
        }
        return server
    }
}

/// Leads every generation to the test's server, unless the test says otherwise.
struct ScriptedServers: VideoServers {
    var find: @Sendable (ServerIdentity) throws(Problem) -> any VideoServer

    init(_ server: any VideoServer) {
        find = { _ in server }
    }

    init(find: @escaping @Sendable (ServerIdentity) throws(Problem) -> any VideoServer) {
        self.find = find
    }

    func server(for identity: ServerIdentity) throws(Problem) -> any VideoServer { try find(identity) }

    /// The same server with another key.
    func present(_ connection: ConnectionID) throws(Problem) -> PresentServer {
        let identity = ServerIdentity(
            connection: connection, kind: .openai, address: "https://video.example/v1", keyFingerprint: "f2")
        return PresentServer(identity: identity, server: try find(identity))
    }
}

/// Makes no pictures.
struct NoPreviews: PreviewMaker {
    func make(_ asset: Asset, of film: String, at path: String) async throws(Problem) {
        throw Problem(code: "no_ffmpeg", message: "There is no ffmpeg.")
    }
}
