import Studio
import Testing

@testable import Storage

@Suite("Where takes come from")
struct RelativesTests {
    @Test("is told both ways, with the video and the number of the other take, and what was erased is left out")
    func bothWays() throws {
        let fixture = try Fixture()
        let store = fixture.store
        func video(_ title: String) throws -> VideoID {
            try #require(try store.addVideo(to: fixture.project.id, title: title, prompt: "", at: Fixture.noon)).id
        }
        func make(
            _ token: String, in video: VideoID, _ relation: Lineage.Relation, of parent: Generation
        ) throws
            -> Generation
        {
            let lineage = Lineage(generation: parent.id, relation: relation)
            let request = fixture.request(token, video: video, parent: lineage)
            guard case .saved(let take) = try store.press(request, at: Fixture.noon) else { throw Unexpected(token) }
            return take
        }
        let (sequel, gone) = (try video("Sequel"), try video("Gone"))
        _ = try fixture.pressed("alone")
        let first = try fixture.pressed("first")
        let remix = try make("remix", in: fixture.video.id, .remix, of: first)
        let longer = try make("longer", in: sequel, .extension, of: remix)
        let erased = try make("erased", in: gone, .continuation, of: first)
        try fixture.apply(.cancelled, to: erased.id)

        let here = try store.relatives(of: fixture.video.id)
        #expect(Set(here.keys) == [first.id, remix.id])
        #expect(here[first.id]?.parent == nil)
        #expect(here[first.id]?.children.map(\.take) == [remix.id, erased.id])
        #expect(
            here[remix.id]
                == Relatives(
                    parent: Relative(
                        relation: .remix, take: first.id, state: .queued, number: 2, newer: 1,
                        video: fixture.video.id, videoTitle: "Waves", project: fixture.project.id),
                    children: [
                        Relative(
                            relation: .extension, take: longer.id, state: .queued, number: 1, video: sequel,
                            videoTitle: "Sequel", project: fixture.project.id)
                    ]))
        #expect(try store.relatives(of: sequel)[longer.id]?.parent?.number == 3)

        _ = try store.trash(gone, at: Fixture.noon)
        _ = try store.emptyTrash(at: Fixture.noon)
        #expect(try store.relatives(of: fixture.video.id)[first.id]?.children.map(\.take) == [remix.id])
        #expect(try store.relatives(of: VideoID(99)).isEmpty)
    }
}
