import Studio
import Testing

@testable import VideosAPI

@Suite("A film made from another one")
struct FollowUpTests {
    static let remixing = ConnectionKind.allCases.filter(\.preset.capabilities.remixes)

    @Test("is asked for by its prompt alone at the film's own address", arguments: remixing)
    func remix(_ kind: ConnectionKind) async throws {
        let bench = try Bench(dialect: .of(kind)) { _ in .json(CreateTests.accepted) }
        #expect(SubmitKind(await bench.client.remix("v/1", .sample)) == .accepted)
        let request = bench.requests[0]
        guard kind != .openrouter else {
            #expect(request.target == "/v1/videos")
            return #expect(
                request.text == #"{"aspect_ratio":"16:9","duration":8,"model":"sora-2","previous_job_id":"v/1","#
                    + #""prompt":"A “red” fox\nin snow","resolution":"720p"}"#)
        }
        #expect(request.method == "POST" && request.target == "/v1/videos/v%2F1/remix")
        #expect(request.text == #"{"prompt":"A “red” fox\nin snow"}"#)
    }

    private static func settings(_ operation: SourceJob.Operation, characters: [String] = []) -> GenerationSettings {
        GenerationSettings(
            prompt: "On", model: "sora-2", seconds: 8, size: ClipSize(width: 1280, height: 720),
            source: SourceJob(operation: operation, jobID: "v1", seconds: 12), characters: characters)
    }

    @Test(
        "is what a press with a source sends",
        arguments: [
            (.remix, "/v1/videos/v1/remix", #"{"prompt":"On"}"#),
            (.edit, "/v1/videos/edits", #"{"prompt":"On","video":{"id":"v1"}}"#),
            (.extension, "/v1/videos/extensions", #"{"prompt":"On","seconds":"8","video":{"id":"v1"}}"#),
        ] as [(SourceJob.Operation, String, String)])
    func pressed(_ operation: SourceJob.Operation, _ target: String, _ body: String) async throws {
        let bench = try Bench.always(.json(CreateTests.accepted))
        #expect(SubmitKind(await bench.client.create(Self.settings(operation), references: [])) == .accepted)
        #expect(bench.requests.map(\.target) == [target])
        #expect(bench.requests.map(\.text) == [body])
        let impossible = await bench.client.create(Self.settings(operation, characters: ["c"]), references: [])
        #expect(SubmitKind(impossible) == .refused)
        #expect(bench.requests.count == 1)
    }

    @Test("is an edit or an extension where the server has them")
    func editAndExtend() async throws {
        let bench = try Bench.always(.json(CreateTests.accepted))
        #expect(SubmitKind(await bench.client.edit("v1", prompt: "Blue")) == .accepted)
        #expect(SubmitKind(await bench.client.extend("v1", prompt: "On", seconds: 8)) == .accepted)
        #expect(bench.requests.map(\.target) == ["/v1/videos/edits", "/v1/videos/extensions"])
        #expect(
            bench.requests.map(\.text) == [
                #"{"prompt":"Blue","video":{"id":"v1"}}"#, #"{"prompt":"On","seconds":"8","video":{"id":"v1"}}"#,
            ])
    }

    @Test("is refused here, and nothing is sent, where the server cannot make it", arguments: ConnectionKind.allCases)
    func unable(_ kind: ConnectionKind) async throws {
        var dialect = Dialect.of(kind)
        dialect.capabilities.remixes = false
        dialect.capabilities.edits = false
        dialect.capabilities.extends = false
        let bench = try Bench(dialect: dialect) { _ in .json(CreateTests.accepted) }
        let answers = [
            await bench.client.remix("v1", .sample), await bench.client.edit("v1", prompt: "p"),
            await bench.client.extend("v1", prompt: "p", seconds: 4),
        ]
        for answer in answers {
            guard case .refused(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(problem.code == "not_supported" && problem.message.contains("Nothing was sent"))
        }
        #expect(bench.requests.isEmpty)
    }

    @Test("is told apart like every paid request, and goes out once", arguments: ClassificationTests.table)
    func classes(_ status: Int, _ body: String, _ kind: SubmitKind) async throws {
        let bench = try Bench.always(.json(body, status))
        #expect(SubmitKind(await bench.client.remix("v1", .sample)) == kind)
        #expect(SubmitKind(await bench.client.extend("v1", prompt: "p", seconds: 4)) == kind)
        #expect(bench.requests.count == 2 && bench.server.connections == 2)
    }
}
