import Studio
import Testing

@testable import Storage

@Suite("A press")
struct PressTests {
    @Test("is saved as queued with its reservation, and reads back as it was")
    func saved() throws {
        let fixture = try Fixture()
        let parent = try fixture.pressed("first")
        let given = StoredReference(type: .jpeg, sha256: "ab", size: ClipSize(width: 5000, height: 1))
        let image = ReferenceImage(
            type: .webp, storedName: "a.webp", sha256: String(repeating: "0", count: 64),
            origin: ReferenceImage.Origin(picture: given, fit: .pad))
        let settings = GenerationSettings(
            prompt: "„Wellen“ 🌊\n\"x\" \\ \u{0}", model: "sora-2-pro", seconds: 12,
            size: ClipSize(width: 1024, height: 1792), references: [image, image],
            source: SourceJob(operation: .extension, jobID: "video/+=1", seconds: 12),
            characters: ["char_1", "char_2"],
            extras: ["seed": .integer(-5), "deep": .object(["list": .array([.null, .bool(true), .number(0.5)])])])
        let press = Press(
            token: "t", digest: "d", video: fixture.video.id, server: fixture.real.server, settings: settings,
            estimate: .cents(600), parent: Lineage(generation: parent.id, relation: .extension))
        guard case .saved(let generation) = try fixture.store.press(press, at: Fixture.noon) else {
            Issue.record("not saved")
            return
        }
        #expect(generation.settings == settings)
        #expect(generation.parent == press.parent)
        #expect(generation.state == .queued)
        #expect(generation.charge == .reserved(.cents(600)))
        #expect(try fixture.reopened().generation(generation.id) == generation)
        #expect(try fixture.store.generation(pressedWith: "t") == generation)
        #expect(try fixture.store.generation(pressedWith: "u") == nil)
        #expect(try fixture.store.entries(of: generation.id).map(\.entry.kind) == [.change])
    }

    @Test("with the same token leads to the same generation, also after a restart")
    func repeated() throws {
        let fixture = try Fixture()
        let generation = try fixture.pressed("t")
        let held = try fixture.apply(.needsMending(.test), to: generation.id)
        #expect(try fixture.store.press(fixture.request("t"), at: Fixture.noon) == .repeated(held))
        #expect(try fixture.reopened().press(fixture.request("t"), at: Fixture.noon) == .repeated(held))
        #expect(try fixture.store.unfinished().count == 1)
    }

    @Test("with a used token and other settings is a conflict")
    func conflict() throws {
        let fixture = try Fixture()
        let generation = try fixture.pressed("t")
        let other = fixture.request("t", prompt: "rain", digest: "e")
        #expect(try fixture.store.press(other, at: Fixture.noon) == .conflict(generation))
        #expect(try fixture.store.unfinished() == [generation])
    }

    @Test("for a video that does not exist saves nothing")
    func noVideo() throws {
        let fixture = try Fixture()
        #expect(throws: (any Error).self) {
            try fixture.store.press(fixture.request("t", video: VideoID(99)), at: Fixture.noon)
        }
        #expect(try fixture.store.generation(pressedWith: "t") == nil)
        #expect(try fixture.store.unfinished().isEmpty)
    }

    @Test("200 tokens, each pressed 20 times at once, make exactly 200 generations")
    func concurrentTokens() async throws {
        let fixture = try Fixture()
        let saved = try await withThrowingTaskGroup(of: Bool.self) { group in
            for press in 0..<4000 {
                group.addTask {
                    if case .saved = try fixture.store.press(fixture.request("token \(press % 200)"), at: Fixture.noon)
                    {
                        return true
                    }
                    return false
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(saved == 200)
        let generations = try fixture.store.unfinished()
        #expect(generations.count == 200)
        #expect(Set(try (0..<200).map { try fixture.store.generation(pressedWith: "token \($0)")?.id }).count == 200)
    }
}
