import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("The Generate form's reasons")
struct GenerateReasonTests {
    @Test("says of each length that not every model makes which do, before anything is refused")
    func lengths() async throws {
        let size = SizeOffer(size: ClipSize(width: 1280, height: 720), ratePerSecond: Money(microDollars: 100_000))
        let offers = [
            ModelOffer(name: "short one", seconds: [4, 8], sizes: [size]),
            ModelOffer(name: "long one", seconds: [8, 60], sizes: [size]),
        ]
        let studio = try TestStudio(offers: offers)
        let video = try studio.addVideo()
        let page = try await studio.get("/videos/\(video.id)/generate-sora").text
        #expect(page.contains("<b>4 s</b> <small>short one only</small>"))
        #expect(page.contains("<b>60 s</b> <small>long one only</small>"))
        #expect(page.contains("<b>8 s</b></span>"))
        #expect(page.contains("value=\"8\" data-models=\"short one\nlong one\""))
        let reply = try await studio.pressGenerate(video, ["model": "short one", "seconds": "60", "size": "1280x720"])
        #expect(reply.status == 422 && reply.text.contains("Choose one of: 4, 8."))
    }

    @Test("says which budget has too little left for this press and where it is changed, and nothing while it fits")
    func shortBudgets() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.store.setLimits(
            SpendingLimits(perDay: Money(microDollars: 2_000_000), perProject: Money(microDollars: 9_000_000)))
        let short = "<span class=\"short\">"
        let fits = try await studio.pressGenerate(video, ["preview": "true", "seconds": "4"])
        #expect(fits.text.contains("$2.00 of $2.00 left today. <span class=\"short\" hidden>"))
        #expect(fits.text.contains("$9.00 of $9.00 left in this project. <span class=\"short\" hidden>"))
        #expect(!fits.text.contains(short))
        let tooMuch = try await studio.pressGenerate(video, ["preview": "true", "seconds": "8"]).text
        #expect(tooMuch.contains("left today. \(short)<b>This press needs more, and would be refused.</b>"))
        #expect(tooMuch.contains("href=\"/settings#per_day\""))
        #expect(tooMuch.ranges(of: short).count == 1)
        #expect(try await studio.get("/settings").text.contains("id=\"per_day\""))
        #expect(try await studio.pressGenerate(video, ["seconds": "4"]).status == 303)
        let spent = try await studio.get("/videos/\(video.id)/generate-sora").text
        #expect(spent.contains("$0.00 of $2.00 left today. \(short)"))
    }

    @Test("says that a connection is paused, has no key or no models, what comes of a press, and where to mend it")
    func obstacles() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        func add(_ name: String, _ source: KeySource, offers: [ModelOffer] = Catalog.sora) throws -> ConnectionID {
            let draft = ConnectionDraft(
                name: name, kind: .vllmOmni, address: "http://localhost:2/\(name)", keySource: source,
                keyFingerprint: "")
            return try #require(try studio.store.addConnection(draft, offers: offers, at: studio.time)).id
        }
        let cases: [(ConnectionID, option: String, sentence: String)] = [
            (try add("Unset", .environment("NOT_SET")), "Unset (without its key)", "the environment variable NOT_SET"),
            (try add("Keyless", .file), "Keyless (without its key)", "The key of Keyless is missing: type it again."),
            (try add("Empty", .none, offers: []), "Empty</option>", "Empty has no models yet"),
            (try add("Set", .environment("VIDEO_KEY")), "Set</option>", ""),
        ]
        for (id, option, sentence) in cases {
            let page = try await studio.pressGenerate(video, ["preview": "true", "connection": "\(id)"]).text
            #expect(page.contains(option))
            guard !sentence.isEmpty else { continue }
            #expect(page.contains(sentence), "\(option)")
            #expect(page.contains("<a href=\"/connections/\(id)\">Open its settings</a>"), "\(option)")
        }
        let usual = try studio.store.defaultConnection().id
        try studio.store.setPause(
            Problem(code: "key_refused", message: "The key was refused."), of: usual, at: studio.time)
        let page = try await studio.get("/videos/\(video.id)/generate-sora").text
        #expect(page.contains("Test server (paused)"))
        #expect(page.contains("Test server is paused: The key was refused. What you press now waits until it goes on."))
    }
}
