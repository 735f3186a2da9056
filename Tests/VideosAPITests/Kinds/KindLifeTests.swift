import Studio
import Testing

@testable import VideosAPI

@Suite("The whole life of a job at every kind of server")
struct KindLifeTests {
    @Test(
        "goes from the fence to the film and the deletion, in that kind's own shapes", arguments: KindServer.Shape.all)
    func life(_ shape: KindServer.Shape) async throws {
        let bench = try KindServer.bench(shape)
        guard case .fence(let fence) = await bench.client.newestJob() else { return #expect(Bool(false), "no fence") }
        #expect((fence == .unavailable) == (shape.list == nil))
        let answer = await bench.client.create(.sample, references: [])
        guard case .accepted(let accepted) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(accepted.id == shape.job && accepted.status != .finished)

        guard case .job(let working, _) = await bench.client.retrieve(accepted.id) else {
            return #expect(Bool(false), "lost")
        }
        #expect(working.status == .running)
        let polled = await bench.client.retrieve(accepted.id)
        #expect(polled == .job(shape.finished, pollAfter: nil))

        let reception = try Reception()
        #expect(await bench.client.fetch(.video, of: accepted.id, into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        #expect(await bench.client.delete(accepted.id) == (shape.deletion == nil ? .refused : .done))
        #expect(bench.requests.map { "\($0.method) \($0.target)" } == Self.requests(shape))
    }

    /// Every request of such a life and no other: what a kind has no route for is not asked for.
    private static func requests(_ shape: KindServer.Shape) -> [String] {
        let videos = shape.basePath + "/videos"
        let job = "\(videos)/\(shape.encodedJob)"
        return (shape.list == nil ? [] : ["GET \(videos)?limit=1&order=desc"])
            + ["POST \(videos)", "GET \(job)", "GET \(job)", "GET \(job)/content\(shape.contentQuery)"]
            + (shape.deletion == nil ? [] : ["DELETE \(job)"])
    }

    @Test(
        "gives out pictures only where the kind has them, and asks for none elsewhere", arguments: KindServer.Shape.all)
    func pictures(_ shape: KindServer.Shape) async throws {
        let bench = try Bench(dialect: .of(shape.kind)) { _ in
            .reply(200, ["Content-Type": "image/webp"], body: Array("PICTURE".utf8))
        }
        let hasPictures = [.openai, .azure].contains(shape.kind)
        for asset in [Asset.thumbnail, .spritesheet] {
            let answer = await bench.client.fetch(asset, of: "v1", into: try Reception().file)
            #expect(answer == (hasPictures ? .received : .unsupported))
        }
        let expected = ["thumbnail", "spritesheet"].map { "/v1/videos/v1/content?variant=\($0)" }
        #expect(bench.requests.map(\.target) == (hasPictures ? expected : []))
    }

    @Test("shows the key in the kind's own way and at its own server alone", arguments: KindServer.Shape.all)
    func canary(_ shape: KindServer.Shape) async throws {
        let other = try ScriptedServer { FilmShelf.serve($0) }
        defer { other.stop() }
        let links = #","urls":["\#(other.url)/film"],"polling_url":"\#(other.url)/poll""#
        let bench = try Bench(dialect: .of(shape.kind)) { request in
            request.path.hasSuffix("/content")
                ? .json("{}", 404) : .json(FilmShelf.job(more: links), 200)
        }
        _ = await bench.client.newestJob()
        _ = await bench.client.create(.sample, references: [])
        _ = await bench.client.retrieve("v1")
        #expect(await bench.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
        _ = await bench.client.delete("v1")
        _ = await bench.client.remix("v1", .sample)
        _ = await bench.client.probe()

        #expect(other.requests.map(\.path) == ["/film"])
        for request in other.requests { #expect(!Self.holdsKey(request)) }
        let (name, value) = shape.authorization
        #expect(bench.requests.count >= 6)
        for request in bench.requests where Self.holdsKey(request) {
            let carriers = request.headers.filter { $0.value.contains(Bench.canary) }
            #expect(carriers.map { $0.name.lowercased() } == [name] && carriers.map(\.value) == [value])
        }
        #expect(bench.requests.filter { $0.method == "POST" }.allSatisfy(Self.holdsKey))
        #expect(bench.log.allSatisfy { !$0.contains(Bench.canary) })
    }

    private static func holdsKey(_ request: ReceivedRequest) -> Bool {
        String(decoding: request.raw, as: UTF8.self).contains(Bench.canary)
    }

    @Test("goes without a key where there is none", arguments: ConnectionKind.allCases)
    func keyless(_ kind: ConnectionKind) async throws {
        let bench = try Bench(key: nil, dialect: .of(kind)) { _ in .json(CreateTests.accepted) }
        #expect(SubmitKind(await bench.client.create(.sample, references: [])) == .accepted)
        let names = bench.requests[0].headers.map { $0.name.lowercased() }
        #expect(!names.contains("authorization") && !names.contains("api-key"))
    }
}
