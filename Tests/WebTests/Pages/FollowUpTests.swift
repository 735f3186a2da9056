import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("What is made from a finished take")
struct FollowUpTests {
    let studio: TestStudio
    let video: Video
    let take: Generation

    init() throws {
        (studio, video, take) = try TestStudio.with(.completed, seconds: 8)
    }

    private var takes: [Generation] { get throws { try #require(try studio.store.video(video.id)?.takes) } }

    private func path(_ verb: String) -> String { "/generations/\(take.id)/\(verb)" }

    private func token(_ verb: String) async throws -> String {
        try #require(try await studio.get(path(verb)).field("form_token"))
    }

    private func press(_ verb: String, _ fields: [(String, String)]) async throws -> HTTPReply {
        try await studio.post(path(verb), [("form_token", try await token(verb))] + fields)
    }

    @Test("several remixes are made for the total that was shown, each for its own prompt, by one press")
    func remixes() async throws {
        let prompts = ["At night", "", "In the snow", " In fog "].map { ("prompt", $0) }
        let total = try await press("remix", prompts)
        #expect(total.status == 200)
        #expect(total.text.contains("<output name=\"cost\">$2.40</output>"))
        #expect(total.text.contains("Generate 3 remixes for $2.40"))
        #expect(total.text.contains("This one: $0.80"))
        #expect(try takes.count == 1)
        let agreed = [("form_token", try #require(total.field("form_token"))), ("count", "3")] + prompts
        for _ in 1...2 { #expect(try await studio.post(path("remix"), agreed).status == 303) }
        #expect(try takes.map(\.settings.prompt) == [" In fog ", "In the snow", "At night", "A tram in the rain"])
        let remix = try takes[0]
        #expect(remix.settings.source == SourceJob(operation: .remix, jobID: "video_\(take.id)", seconds: 8))
        #expect(remix.parent == Lineage(generation: take.id, relation: .remix))
        #expect(remix.estimate == Money(dollars: 0.8))
    }

    @Test("a total that was shown for other prompts is shown again, and nothing is sent")
    func otherCount() async throws {
        let reply = try await press("remix", [("count", "1"), ("prompt", "At night"), ("prompt", "In fog")])
        #expect(reply.status == 409)
        #expect(reply.text.contains("There are now 2 prompts"))
        #expect(reply.text.contains("Generate 2 remixes for $1.60"))
        #expect(try takes.count == 1)
    }

    @Test("another prompt is one button away, without script too, up to 20")
    func another() async throws {
        let reply = try await press(
            "remix", [("another", "true"), ("prompt", "One"), ("prompt", "Two"), ("prompt", "Three")])
        #expect(reply.text.components("<textarea") == 4)
        #expect(reply.text.contains(">Two</textarea>"))
        let full = try await press("remix", [("another", "true")] + (1...25).map { ("prompt", "P\($0)") })
        #expect(full.text.components("<textarea") == 20)
        #expect(!full.text.contains("Add another prompt"))
    }

    @Test("over budget none of several is saved")
    func budget() async throws {
        try studio.store.setLimits(SpendingLimits(perProject: Money(dollars: 2)))
        let reply = try await press("remix", [("count", "2"), ("prompt", "At night"), ("prompt", "In fog")])
        #expect(reply.status == 422)
        #expect(reply.text.contains("None of the 2 clips was sent"))
        #expect(try takes.count == 1)
    }

    @Test("a total above the person's threshold is asked for once more")
    func threshold() async throws {
        try studio.store.setLimits(SpendingLimits(confirmAbove: Money(dollars: 1)))
        let fields = [("count", "2"), ("prompt", "At night"), ("prompt", "In fog")]
        let asked = try await press("remix", fields)
        #expect(asked.status == 409)
        #expect(asked.text.contains("These 2 clips together cost $1.60, more than $1.00."))
        #expect(try await press("remix", fields + [("confirm_cost", "true")]).status == 303)
    }

    @Test("a price that has changed since the form was made is shown before anything is sent")
    func price() async throws {
        let token = try await token("edit")
        let dearer = SizeOffer(size: take.settings.size, ratePerSecond: Money(microDollars: 1_000_000))
        try studio.store.setOffers(
            [ModelOffer(name: "sora-2", seconds: [4, 8], sizes: [dearer])], of: take.server.connection, at: studio.time)
        let reply = try await studio.post(path("edit"), [("form_token", token), ("prompt", "Red")])
        #expect(reply.status == 409)
        #expect(reply.text.contains("now costs $8.00"))
        #expect(try takes.count == 1)
    }

    @Test("a model that is offered no longer has no price, which is confirmed first")
    func unknownPrice() async throws {
        try studio.store.setOffers([], of: take.server.connection, at: studio.time)
        let asked = try await press("edit", [("prompt", "Red")])
        #expect(asked.status == 409)
        #expect(asked.text.contains("name=\"confirm_unknown_cost\""))
        #expect(try await press("edit", [("prompt", "Red"), ("confirm_unknown_cost", "true")]).status == 303)
        #expect(try takes[0].estimate == nil)
    }

    @Test("an edit has the film's length and price; an extension is paid by its new piece")
    func lengths() async throws {
        #expect(try await press("edit", [("prompt", "Red")]).status == 303)
        let edit = try studio.bring(try takes[0], to: .completed)
        #expect((edit.settings.seconds, edit.estimate) == (8, Money(dollars: 0.8)))
        #expect(try await press("extend", [("prompt", "It stops"), ("seconds", "4")]).status == 303)
        let longer = try takes[0]
        #expect((longer.settings.seconds, longer.settings.filmSeconds) == (4, 12))
        #expect(longer.estimate == Money(dollars: 0.4))
        #expect(try await studio.get("/videos/\(video.id)").text.contains("12 s, 4 s of them new"))
    }

    @Test("a new piece that the model does not make, or that is too much, is refused in words")
    func badLength() async throws {
        let reply = try await press("extend", [("prompt", "It stops"), ("seconds", "5")])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Choose one of: 4, 8, 12, 16, 20."))
        #expect(reply.text.contains(">It stops</textarea>"))
    }

    @Test("a film is extended at most six times in a row, and to 120 s")
    func limits() async throws {
        var film = take
        for _ in 1...6 {
            #expect(try await studio.get("/generations/\(film.id)/extend").status == 200)
            film = try studio.bring(try studio.addFollowUp(.extension, of: film, seconds: 20), to: .completed)
        }
        let page = try await studio.get("/generations/\(film.id)/extend")
        #expect(page.status == 409)
        #expect(page.text.contains("extended 6 times"))
        let reply = try await studio.postJSON("/api/generations/\(film.id)/extend", #"{"prompt":"More"}"#)
        #expect(reply.json["error"]?["code"]?.string == "not_supported")
        let parent = try #require(film.parent?.generation)
        let last = try #require(try studio.store.generation(parent))
        #expect(try await studio.get("/generations/\(last.id)/extend").text.contains("value=\"12\""))
        #expect(try await !studio.get("/generations/\(last.id)/extend").text.contains("value=\"16\""))
    }

    @Test("is refused without a prompt", arguments: ["remix", "edit", "extend"])
    func empty(verb: String) async throws {
        let reply = try await press(verb, [("prompt", "  ")])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Write a prompt"))
        #expect(try takes.count == 1)
    }

    @Test("is not made without our token", arguments: ["remix", "edit", "extend"])
    func token(verb: String) async throws {
        #expect(try await studio.post(path(verb), [("prompt", "At night"), ("count", "1")]).status == 403)
        #expect(try takes.count == 1)
    }

    @Test("Try again keeps what it is made from, and an unconfirmed price leads back to its own form")
    func retry() async throws {
        let remix = try studio.addFollowUp(.remix, of: take)
        try studio.bring(remix, to: .failed)
        func tryAgain() async throws -> HTTPReply {
            let page = try await studio.get("/videos/\(video.id)")
            let token = try #require(page.firstMatch("(?s)\(remix.id)/retry\".*?form_token\" value=\"([^\"]*)"))
            return try await studio.post("/generations/\(remix.id)/retry", [("form_token", token)])
        }
        #expect(try await tryAgain().status == 303)
        #expect(try takes[0].settings == remix.settings)
        try studio.store.setLimits(SpendingLimits(confirmAbove: .zero))
        let reply = try await tryAgain()
        #expect(reply.headers["location"] == "/generations/\(take.id)/remix?like=\(remix.id)")
        #expect(
            try await studio.get("/generations/\(take.id)/remix?like=\(remix.id)").text.contains(">At night</textarea>")
        )
    }
}

extension String {
    /// How often another text stands in it.
    func components(_ text: String) -> Int { components(separatedBy: text).count - 1 }
}
