import Studio
import Testing

@testable import Storage

@Suite("The history of prompts")
struct UsedPromptTests {
    @Test("holds each prompt once, the last used first, and finds them by their words")
    func history() throws {
        let fixture = try Fixture()
        for (index, prompt) in ["waves", "gulls 100%", "waves", "a ferry"].enumerated() {
            _ = try fixture.store.press(fixture.request("t\(index)", prompt: prompt), at: Fixture.noon)
        }
        let all = try fixture.store.usedPrompts(matching: "", after: nil)
        #expect(all.items.map(\.words) == ["a ferry", "waves", "gulls 100%"] && all.next == nil)
        #expect(try fixture.store.usedPrompts(matching: "GULL 0%", after: nil).items.count == 1)
        #expect(try fixture.store.usedPrompts(matching: "_", after: nil).items.isEmpty)
        #expect(try fixture.store.usedPrompt(all.items[1].id) == all.items[1])
    }

    @Test("forgets what was erased, unless another take was made of the same words")
    func erased() throws {
        let fixture = try Fixture()
        let other = try #require(
            try fixture.store.addVideo(to: fixture.project.id, title: "o", prompt: "", at: Fixture.noon))
        var takes: [GenerationID] = []
        for (index, prompt) in ["both", "alone"].enumerated() {
            let press = fixture.request("t\(index)", prompt: prompt)
            guard case .saved(let take) = try fixture.store.press(press, at: Fixture.noon) else { continue }
            takes.append(take.id)
        }
        _ = try fixture.store.press(fixture.request("o", prompt: "both", video: other.id), at: Fixture.noon)
        for take in takes { try fixture.apply(.cancelled, to: take) }
        #expect(try fixture.store.trash(fixture.video.id, at: Fixture.noon))
        #expect(try fixture.store.emptyTrash(at: Fixture.noon).erased == takes)
        #expect(try fixture.store.usedPrompts(matching: "", after: nil).items.map(\.words) == ["both"])
    }

    @Test("begins with a few templates, which do not come back once deleted")
    func templates() throws {
        let fixture = try Fixture()
        let first = try fixture.store.promptTemplates()
        #expect(first.count == 5 && first.allSatisfy { !$0.variables.isEmpty && !$0.tags.isEmpty })
        for template in first { #expect(try fixture.store.removePromptTemplate(template.id)) }
        #expect(try !fixture.store.removePromptTemplate(first[0].id))
        #expect(try fixture.reopened().promptTemplates().isEmpty)
        let draft = PromptDraft(title: "T", body: "{{a}}", tags: "B, a")
        let added = try fixture.store.addPromptTemplate(draft, at: Fixture.noon)
        #expect(try fixture.store.promptTemplate(added.id) == added && added.tags == ["b", "a"])
        #expect(try fixture.store.changePromptTemplate(added.id, to: PromptDraft(title: "U", body: "x")))
        #expect(try fixture.store.promptTemplates().map(\.title) == ["U"])
    }
}
