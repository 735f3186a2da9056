import Studio
import Testing

@testable import VideosAPI

@Suite("A film's preview images")
struct PreviewTests {
    @Test("come from the content endpoint by their variant", arguments: [Asset.thumbnail, .spritesheet])
    func variants(_ asset: Asset) async throws {
        let bench = try Bench.always(.reply(200, ["Content-Type": "image/webp"], body: [1, 2, 3]))
        let reception = try Reception()
        #expect(await bench.client.fetch(asset, of: "v1", into: reception.file) == .received)
        #expect(reception.bytes == [1, 2, 3])
        #expect(bench.requests.map(\.target) == ["/v1/videos/v1/content?variant=\(asset)"])
    }

    @Test(
        "are not there when the server sends the film or words in their place, or refuses",
        arguments: [
            Script.reply(200, ["Content-Type": "video/mp4"], body: [1]), .json("{}"), .webPage(200), .json("{}", 400),
            .json("{}", 404), .json("{}", 410), .json("{}", 422), .json("{}", 403),
            .redirect(302, to: "http://169.254.169.254/"),
        ])
    func absent(_ script: Script) async throws {
        let bench = try Bench.always(script)
        let reception = try Reception()
        #expect(await bench.client.fetch(.thumbnail, of: "v1", into: reception.file) == .unsupported)
        #expect(reception.bytes.isEmpty)
        #expect(bench.requests.count == 1)
    }

    @Test("are asked for again when the server has trouble")
    func trouble() async throws {
        let bench = try Bench.always(.json("{}", 503))
        guard case .interrupted = await bench.client.fetch(.thumbnail, of: "v1", into: try Reception().file) else {
            return #expect(Bool(false))
        }
    }
}
