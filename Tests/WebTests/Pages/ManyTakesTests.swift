import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A video with many takes")
struct ManyTakesTests {
    /// 47 takes: the first is completed and picked, the second waits, the third is completed, the others failed.
    private static func studio() throws -> (studio: TestStudio, video: Video) {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        for number in 1...47 {
            let take = try studio.addTake(to: video)
            if number != 2 { try studio.bring(take, to: number == 1 || number == 3 ? .completed : .failed) }
        }
        _ = try studio.store.setPick(true, of: GenerationID(1))
        return (studio, video)
    }

    private static func takes(_ page: HTTPReply) -> [Int] {
        page.text.matches(of: #/<article class="take" id="take-(\d+)"/#).compactMap { Int($0.output.1) }
    }

    private static func next(_ page: HTTPReply) -> String? {
        page.firstMatch("href=\"([^\"]*)\" rel=\"next\"")?.replacing("&amp;", with: "&")
    }

    @Test("shows them page by page, newest first; the picked one and what is not over stand on every page")
    func pages() async throws {
        let (studio, video) = try Self.studio()
        var page = try await studio.get("/videos/\(video.id)")
        #expect(Self.takes(page) == [1] + Array((28...47).reversed()) + [2])
        #expect(page.text.contains("<legend>Takes: 22 of 47</legend>"))
        #expect(page.text.matches(of: /Take 28\b/).isEmpty == false)
        // Another take in between neither doubles nor hides any.
        try studio.bring(try studio.addTake(to: video), to: .failed)
        var seen = Self.takes(page)
        while let next = Self.next(page) {
            page = try await studio.get(next)
            #expect(Self.takes(page).first == 1 && Self.takes(page).contains(2))
            #expect(page.text.contains("First page"))
            seen += Self.takes(page).filter { $0 > 2 }
        }
        #expect(seen.sorted() == Array(1...47))
    }

    @Test("leads to the page on which a take stands")
    func around() async throws {
        let (studio, video) = try Self.studio()
        let starred = try await studio.post("/generations/9/star", [("starred", "true")])
        let place = try #require(starred.headers["location"])
        #expect(place == "/videos/\(video.id)?take=9#take-9")
        #expect(Self.takes(try await studio.get("/videos/\(video.id)?take=9")) == [1, 9, 8, 7, 6, 5, 4, 3, 2])
        #expect(Self.takes(try await studio.get("/videos/\(video.id)?take=40")).contains(47))
        let new = try await studio.post("/generations/40/star", [("starred", "true")])
        #expect(new.headers["location"] == "/videos/\(video.id)#take-40")
        #expect(try await studio.get("/generations/9").text.contains("href=\"\(place)\""))
        for odd in [
            "take=999999999999999999999", "take=x", "take=-1", "after=0", "after=x", "take=9223372036854775807",
        ] {
            #expect(try await studio.get("/videos/\(video.id)?\(odd)").status == 200, "\(odd)")
        }
    }

    @Test("lets takes of any page be compared and used again, and tells scripts all of them in pieces")
    func others() async throws {
        let (studio, video) = try Self.studio()
        let compared = try await studio.get("/videos/\(video.id)/compare?take=1&take=3")
        #expect(compared.status == 200 && compared.text.contains("?take=3#take-3"))
        #expect(try await studio.get("/videos/\(video.id)/generate-sora?from=5").status == 200)
        var seen: [Int64] = []
        var path: String? = "/api/videos/\(video.id)?limit=20"
        while let address = path {
            let document = try await studio.get(address).json
            seen += document["takes"]?.array?.compactMap { $0["generation_id"]?.integer } ?? []
            path = document["next"]?.string.map { "/api/videos/\(video.id)?limit=20&after=\($0)" }
        }
        #expect(seen == (1...47).reversed())
    }
}
