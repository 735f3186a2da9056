import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("The Generate form")
struct GenerateTests {
    @Test("saves the press with its frozen settings and price, wakes the worker and goes back to the video")
    func saves() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.pressGenerate(video)
        let take = try #require(try studio.store.video(video.id)?.takes.first)
        #expect(reply.status == 303)
        #expect(reply.headers["location"] == "/videos/\(video.id)#take-\(take.id)")
        #expect(take.state == .queued)
        #expect(take.estimate == Money(microDollars: 4_000_000))
        #expect(take.settings.prompt == "A tram")
        #expect(take.settings.size == ClipSize(width: 1792, height: 1024))
        #expect(studio.wakes.load(ordering: .relaxed) == 1)
    }

    @Test("is refused for a connection whose price it did not show; the form then shows it")
    func otherConnection() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let dear = ModelOffer(
            name: "sora-2-pro", seconds: [8],
            sizes: [
                SizeOffer(
                    size: ClipSize(width: 1792, height: 1024), ratePerSecond: Money(microDollars: 9_000_000))
            ])
        let draft = ConnectionDraft(
            name: "Dear", kind: .openai, address: "http://localhost:2/v1", keySource: .none, keyFingerprint: "")
        let other = try #require(try studio.store.addConnection(draft, offers: [dear], at: studio.time))
        let refused = try await studio.pressGenerate(video, ["connection": "\(other.id)"])
        #expect(refused.status == 409)
        #expect(refused.text.contains("was not that of Dear"))
        #expect(refused.text.contains("$72.00"))
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
        let fields = try await studio.filledForm(
            video, ["connection": "\(other.id)", "form_token": try #require(refused.field("form_token"))])
        #expect(try await studio.post("/videos/\(video.id)/generate-sora", fields).status == 303)
        #expect(try studio.store.video(video.id)?.takes.first?.estimate == Money(microDollars: 72_000_000))
    }

    @Test("makes as many takes with the same settings as are asked for, all by one token", arguments: 1...4)
    func variations(count: Int) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let fields = try await studio.filledForm(video, ["variations": "\(count)"])
        for _ in 0..<2 {
            #expect(try await studio.post("/videos/\(video.id)/generate-sora", fields).status == 303)
        }
        let takes = try #require(try studio.store.video(video.id)?.takes)
        #expect(takes.count == count)
        #expect(Set(takes.map(\.settings)).count == 1)
        #expect(takes.allSatisfy { $0.estimate == Money(microDollars: 4_000_000) })
    }

    @Test("shows what all variations cost together, and refuses a number that is none of them")
    func variationCost() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let shown = try await studio.pressGenerate(video, ["variations": "3", "preview": "true"])
        #expect(shown.text.contains("3 variations"))
        #expect(shown.text.contains("$12.00"))
        for wrong in ["0", "5", "-1", "many"] {
            let reply = try await studio.pressGenerate(video, ["variations": wrong])
            #expect(reply.status == 422)
            #expect(reply.text.contains("1 to 4 variations"))
        }
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("pressed twice with one token gives one generation and says so")
    func twice() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let fields = try await studio.filledForm(video)
        _ = try await studio.post("/videos/\(video.id)/generate-sora", fields)
        let again = try await studio.post("/videos/\(video.id)/generate-sora", fields)
        #expect(again.status == 303)
        #expect(again.headers["location"]?.contains("notice=already-submitted") == true)
        #expect(try studio.store.video(video.id)?.takes.count == 1)
        let page = try await studio.get("/videos/\(video.id)?notice=already-submitted")
        #expect(page.text.contains("already submitted"))
    }

    @Test("used again with other settings answers 409 and keeps what was typed")
    func conflict() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let fields = try await studio.filledForm(video)
        _ = try await studio.post("/videos/\(video.id)/generate-sora", fields)
        let other = fields.map { $0.0 == "prompt" ? ("prompt", "Another <prompt>") : $0 }
        let reply = try await studio.post("/videos/\(video.id)/generate-sora", other)
        #expect(reply.status == 409)
        #expect(reply.text.contains("Another &lt;prompt&gt;"))
        #expect(try studio.store.video(video.id)?.takes.count == 1)
    }

    @Test("without our token nothing is saved, not even from our own page", arguments: ["", "forged", "1.1.a.b"])
    func token(token: String) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.pressGenerate(video, ["form_token": token])
        #expect(reply.status == 403)
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("the token of another video is refused")
    func otherVideo() async throws {
        let studio = try TestStudio()
        let first = try studio.addVideo()
        let second = try studio.addVideo()
        let token = try #require(try await studio.get("/videos/\(first.id)/generate-sora").field("form_token"))
        #expect(try await studio.pressGenerate(second, ["form_token": token]).status == 403)
    }

    @Test(
        "refused, it shows itself again with everything that was typed and says what to do",
        arguments: [
            (["prompt": "   "], "Write a prompt"), (["model": "veo-3"], "no model"),
            (["seconds": "5"], "Choose one of: 4, 8, 12"), (["model": "sora-2"], "sora-2 does not make 1792x1024"),
            (["size": "1x1"], "does not make 1x1"),
        ] as [([String: String], String)])
    func refused(changes: [String: String], words: String) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.pressGenerate(video, ["prompt": "Typed & kept"].merging(changes) { $1 })
        #expect(reply.status == 422)
        #expect(reply.text.contains(words))
        if changes["prompt"] == nil { #expect(reply.text.contains("Typed &amp; kept</textarea>")) }
        if changes["size"] == nil { #expect(reply.text.contains("value=\"1792x1024\" checked")) }
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("shows the cost by a button, saves nothing and leaves the token unused")
    func preview() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.pressGenerate(video, ["preview": "true", "seconds": "12"])
        #expect(reply.status == 200)
        #expect(reply.text.contains("<output name=\"cost\">$6.00</output>"))
        #expect(reply.text.contains("A tram</textarea>"))
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("over budget saves nothing and says what is left")
    func budget() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.store.setLimits(SpendingLimits(perDay: Money(microDollars: 5_000_000)))
        #expect(try await studio.pressGenerate(video).status == 303)
        let reply = try await studio.pressGenerate(video)
        #expect(reply.status == 422)
        #expect(reply.text.contains("$1.00 of the $5.00 for today is left"))
        #expect(try studio.store.video(video.id)?.takes.count == 1)
    }

    @Test("asks again above the person's threshold, and sends when that is confirmed")
    func confirmation() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.store.setLimits(SpendingLimits(confirmAbove: Money(microDollars: 1_000_000)))
        let asked = try await studio.pressGenerate(video)
        #expect(asked.status == 409)
        #expect(asked.text.contains("Yes, spend $4.00 on this clip."))
        #expect(try await studio.pressGenerate(video, ["confirm_cost": "true"]).status == 303)
    }

    @Test("follows the chosen connection: its models, lengths, prices and parameters, with what was typed kept")
    func connection() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let size = SizeOffer(size: ClipSize(width: 832, height: 480), ratePerSecond: Money(microDollars: 50_000))
        let draft = ConnectionDraft(
            name: "Rack 3", kind: .vllmOmni, address: "http://localhost:2/v1", keySource: .none, keyFingerprint: "")
        let rack = try #require(
            try studio.store.addConnection(
                draft, offers: [ModelOffer(name: "wan-2", seconds: [5], sizes: [size])], at: studio.time))
        let here = try await studio.get("/videos/\(video.id)/generate-sora").text
        #expect(here.contains("Use this connection"))
        #expect(!here.contains("extra.seed"))
        let moved = try await studio.pressGenerate(
            video, ["preview": "true", "connection": "\(rack.id)", "prompt": "Kept & all"])
        #expect(moved.status == 200)
        #expect(moved.text.contains("<option value=\"\(rack.id)\" selected>"))
        #expect(moved.text.contains("value=\"wan-2\" checked"))
        #expect(moved.text.contains("value=\"832x480\" checked"))
        #expect(moved.text.contains("<output name=\"cost\">$0.25</output>"))
        #expect(moved.text.contains("name=\"extra.seed\""))
        #expect(moved.text.contains("Kept &amp; all</textarea>"))
        #expect(!moved.text.contains("sora-2"))
    }

    @Test("offers a size only under the models that make it, each with its price")
    func groups() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let page = try await studio.get("/videos/\(video.id)/generate-sora").text
        #expect(page.contains("value=\"1280x720\" data-models=\"sora-2\nsora-2-pro\""))
        #expect(page.contains("value=\"1920x1080\" data-models=\"sora-2-pro\""))
        #expect(page.contains("$0.70 a second"))
        #expect(page.contains("<p class=\"group-label\">sora-2-pro only</p>"))
    }
}
