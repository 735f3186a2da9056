import SQLite
import Studio
import Testing

@testable import Storage

@Suite("The order of the library")
struct OrderTests {
    @Test("holds what random moves would give a list in memory")
    func moves() throws {
        let fixture = try Fixture()
        let (store, project) = (fixture.store, fixture.project.id)
        var expected = [fixture.video.id]
        for number in 2...8 {
            let video = try #require(
                try store.addVideo(to: project, title: "v\(number)", prompt: "", at: Fixture.noon))
            expected.insert(video.id, at: 0)
        }
        var random = SeededRandom(7)
        for _ in 0..<300 {
            let index = Int.random(in: expected.indices, using: &random)
            if Int.random(in: 0..<4, using: &random) == 0 {
                let other = Int.random(in: expected.indices, using: &random)
                #expect(try store.move(expected[index], toPlaceOf: expected[other]))
                expected.insert(expected.remove(at: index), at: other)
                try #require(try store.project(project)?.videos.map(\.video.id) == expected)
                continue
            }
            let direction: MoveDirection = Bool.random(using: &random) ? .up : .down
            #expect(try store.move(expected[index], direction))
            let other = direction == .up ? index - 1 : index + 1
            if expected.indices.contains(other) { expected.swapAt(index, other) }
            try #require(try store.project(project)?.videos.map(\.video.id) == expected)
        }
    }

    @Test("passes over what is in the trash")
    func trash() throws {
        let fixture = try Fixture()
        let store = fixture.store
        let ids = try (2...3).map { number in
            try #require(
                try store.addVideo(to: fixture.project.id, title: "v\(number)", prompt: "", at: Fixture.noon)
            ).id
        }
        #expect(try store.trash(ids[0], at: Fixture.noon))
        #expect(try store.move(fixture.video.id, .up))
        #expect(try store.project(fixture.project.id)?.videos.map(\.video.id) == [fixture.video.id, ids[1]])
        #expect(try !store.move(ids[0], .up))
        #expect(try store.restore(ids[0]))
        #expect(try store.project(fixture.project.id)?.videos.count == 3)
    }

    @Test("puts a moved video on top, and no video where it is already or into the trash")
    func otherProject() throws {
        let fixture = try Fixture()
        let store = fixture.store
        let other = try store.addProject(title: "Other", description: "", at: Fixture.noon)
        let there = try #require(try store.addVideo(to: other.id, title: "t", prompt: "", at: Fixture.noon))
        #expect(try !store.move(fixture.video.id, to: fixture.project.id))
        #expect(try store.move(fixture.video.id, to: other.id))
        #expect(try store.project(other.id)?.videos.map(\.video.id) == [fixture.video.id, there.id])
        #expect(try store.trash(fixture.project.id, at: Fixture.noon))
        #expect(try !store.move(fixture.video.id, to: fixture.project.id))
    }

    @Test("puts nothing in the place of what is in the trash, elsewhere or nowhere, and no two things in one place")
    func places() throws {
        let fixture = try Fixture()
        let store = fixture.store
        let elsewhere = try store.addProject(title: "Other", description: "", at: Fixture.noon)
        let ids = try [fixture.project.id, fixture.project.id, fixture.project.id, elsewhere.id].map { project in
            try #require(try store.addVideo(to: project, title: "v", prompt: "", at: Fixture.noon)).id
        }
        #expect(try store.trash(ids[1], at: Fixture.noon))
        for other in [ids[1], ids[3], VideoID(99)] { #expect(try !store.move(ids[0], toPlaceOf: other)) }
        #expect(try store.move(fixture.video.id, toPlaceOf: ids[2]))
        #expect(try store.restore(ids[1]))
        let order = try #require(try store.project(fixture.project.id)).videos.map(\.video.id)
        #expect(order == [fixture.video.id, ids[2], ids[1], ids[0]])
        #expect(try !store.move(elsewhere.id, toPlaceOf: ProjectID(99)))
        #expect(try store.move(elsewhere.id, toPlaceOf: fixture.project.id))
        #expect(try store.projects().map(\.project.id) == [fixture.project.id, elsewhere.id])
    }

    @Test("lets only a finished take of its own stand for a video")
    func pick() throws {
        let fixture = try Fixture()
        let take = try fixture.pressed("t")
        #expect(try !fixture.store.setPick(true, of: take.id))
        let other = try #require(
            try fixture.store.addVideo(to: fixture.project.id, title: "o", prompt: "", at: Fixture.noon))
        try fixture.apply(
            .taken(fence: .empty), .accepted(.job("j")), .polled(.job("j", .finished)), .fetched(.film), to: take.id)
        #expect(try fixture.store.setPick(true, of: take.id))
        #expect(try fixture.store.video(fixture.video.id)?.video.pick == take.id)
        #expect(throws: SQLiteError.self) {
            try fixture.store.database.write { session in
                try session.execute("UPDATE videos SET pick = ? WHERE id = ?", take.id, other.id)
            }
        }
    }

    @Test("cuts the title of a copy where it would grow too long")
    func copy() throws {
        let fixture = try Fixture()
        let title = String(repeating: "🌊", count: Naming.longestTitle)
        #expect(try fixture.store.change(fixture.video.id, title: title, prompt: "p"))
        let copy = try #require(try fixture.store.duplicate(fixture.video.id, at: Fixture.noon))
        #expect(copy.title.unicodeScalars.count == Naming.longestTitle && copy.title.hasSuffix("🌊 copy"))
        #expect(try fixture.store.video(copy.id)?.video == copy)
    }
}
