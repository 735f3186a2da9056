import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("Where takes come from")
struct LineageTests {
    let studio: TestStudio
    let video: Video
    let take: Generation

    init() throws {
        (studio, video, take) = try TestStudio.with(.completed)
    }

    /// The words of a page, without its tags.
    private func words(_ path: String) async throws -> String {
        try await studio.get(path).text.replacing(#/<[^>]*>/#, with: "").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    @Test("is told both ways, with links")
    func bothWays() async throws {
        let remix = try studio.bring(try studio.addFollowUp(.remix, of: take), to: .completed)
        _ = try studio.addFollowUp(.remix, of: take)
        _ = try studio.addFollowUp(.extension, of: take)
        let page = try await words("/videos/\(video.id)")
        #expect(page.contains("Remixed as take 2, take 3, extended as take 4."))
        #expect(page.contains("Remix of take 1."))
        #expect(page.contains("Extension of take 1."))
        let fragment = try await studio.get("/generations/\(remix.id)/take").text
        #expect(fragment.contains("Remix of <a href=\"/videos/\(video.id)#take-\(take.id)\">take 1</a>"))
    }

    @Test("stands as a tree on the record, deepest last")
    func tree() async throws {
        let remix = try studio.bring(try studio.addFollowUp(.remix, of: take), to: .completed)
        let edit = try studio.bring(try studio.addFollowUp(.edit, of: remix), to: .completed)
        for id in [take.id, remix.id, edit.id] {
            let page = try await studio.get("/generations/\(id)").text
            let lines = page.matches(of: #/<li class="depth-(\d)"><span class="meta">([^<]*)/#)
            #expect(lines.map { "\($0.1) \($0.2)" } == ["0 First", "1 Remix", "2 Edit"])
            #expect(page.components("aria-current=\"true\"") == 1)
        }
    }

    @Test("leads to another video where the other take lives there")
    func elsewhere() async throws {
        let other = try studio.addVideo("Snow over Lisbon")
        let settings = take.settings
        let press = Press(
            token: "t", digest: "", video: other.id, server: take.server, settings: settings, estimate: nil,
            parent: Lineage(generation: take.id, relation: .continuation))
        _ = try studio.store.press(press, at: studio.time)
        #expect(
            try await words("/videos/\(other.id)").contains(
                "Goes on from the last frame of take 1 of “Rain over Lisbon”."))
        #expect(try await words("/videos/\(video.id)").contains("Continued as take 1 of “Snow over Lisbon”."))
        let child = try #require(try studio.store.video(other.id)?.takes.first)
        let tree = try await words("/generations/\(child.id)")
        #expect(tree.contains("First Take 1 of “Rain over Lisbon” Done Continuation Take 1 Queued"))
    }

    @Test("is not said of a take that stands alone")
    func alone() async throws {
        #expect(try await !studio.get("/videos/\(video.id)").text.contains("lineage"))
        #expect(try await !studio.get("/generations/\(take.id)").text.contains("Where it comes from"))
    }
}

@Suite("A take that waits its turn")
struct WaitingTests {
    @Test(
        "says why",
        arguments: [
            (
                WaitReason.rateLimited(until: Timestamp(milliseconds: 0)),
                "limits how often sora-2 is asked for; goes on at"
            ),
            (.slotsFull, "2 jobs are running there; it waits for a free place."),
            (.onTheWire, "Another request is on its way there"),
            (
                .closed(until: Timestamp(milliseconds: 0), Problem(code: "busy", message: "It is busy.")),
                "Nothing is sent to Test server before"
            ),
        ])
    func reason(reason: WaitReason, words: String) async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        studio.waiting.withLock { $0 = reason }
        #expect(try await studio.get("/videos/\(take.videoID)").text.contains(words))
        #expect(try await studio.get("/generations/\(take.id)/take").text.contains(words))
    }
}
