import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("Comparing takes")
struct CompareTests {
    private static func studio(takes count: Int) throws -> (studio: TestStudio, video: Video, takes: [Generation]) {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let takes = try (0..<count).map { _ in try studio.bring(try studio.addTake(to: video), to: .completed) }
        return (studio, video, takes)
    }

    private static func query(_ takes: [Generation]) -> String {
        takes.map { "take=\($0.id)" }.joined(separator: "&")
    }

    @Test("shows two to four finished takes side by side, oldest first", arguments: 2...4)
    func sides(count: Int) async throws {
        let (studio, video, takes) = try Self.studio(takes: 4)
        let page = try await studio.get("/videos/\(video.id)/compare?\(Self.query(takes.prefix(count).reversed()))")
        #expect(page.status == 200)
        #expect(page.text.matches(of: #/<video\s/#).count == count)
        let names = page.text.matches(of: #/#take-\d+">(Take \d)</a/#).map { String($0.output.1) }
        #expect(names == (1...count).map { "Take \($0)" })
    }

    @Test("says what can be compared when one, five, unknown or unfinished ones are chosen")
    func refusals() async throws {
        let (studio, video, takes) = try Self.studio(takes: 5)
        let unfinished = try studio.addTake(to: video)
        let elsewhere = try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .completed)
        for chosen in [[], [takes[0]], takes, [takes[0], unfinished], [takes[0], elsewhere]] {
            let page = try await studio.get("/videos/\(video.id)/compare?\(Self.query(chosen))")
            #expect(page.status == 422)
            #expect(page.text.contains("Choose 2 to 4 finished takes"))
            #expect(page.text.contains("id=\"take-\(takes[0].id)\""))
        }
        #expect(try await studio.get("/videos/\(video.id)/compare?take=x&take=-1").status == 422)
        #expect(try await studio.get("/videos/99/compare?take=1&take=2").status == 404)
    }

    @Test("is offered once two takes are finished")
    func offer() async throws {
        let (studio, video, _) = try Self.studio(takes: 1)
        let one = try await studio.get("/videos/\(video.id)").text
        #expect(!one.contains("class=\"strip\""))
        try studio.bring(try studio.addTake(to: video), to: .completed)
        try studio.bring(try studio.addTake(to: video), to: .failed)
        let three = try await studio.get("/videos/\(video.id)").text
        #expect(three.matches(of: /name="take"/).count == 2)
        #expect(three.contains("method=\"get\" action=\"/videos/\(video.id)/compare\""))
        #expect(three.matches(of: /class="strip"/).count == 1)
    }
}
