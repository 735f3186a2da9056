import Foundation
import Studio
import Testing

@testable import Web

@Suite("Alerts")
struct AlertTests {
    private static func failing(_ count: Int, of ended: Int) throws -> TestStudio {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        for index in 0..<ended {
            try studio.bring(try studio.addTake(to: video), to: index < count ? .failed : .completed)
        }
        return studio
    }

    @Test("stand on every page when too much fails, and lead to the causes")
    func failures() async throws {
        let studio = try Self.failing(2, of: 10)
        for path in ["/projects", "/settings", "/trash"] {
            let page = try await studio.get(path)
            #expect(page.text.contains("2 of the last 10 generations failed"))
            #expect(page.text.contains("href=\"/usage#failures\""))
        }
        // Its own page says it once.
        let usage = try await studio.get("/usage").text
        #expect(usage.components(separatedBy: "2 of the last 10 generations failed").count == 2)
    }

    @Test("do not stand for few failures, and not for a trend of four", arguments: [(1, 10), (4, 4)])
    func fewFailures(count: Int, ended: Int) async throws {
        let page = try await Self.failing(count, of: ended).get("/usage")
        #expect(!page.text.contains("generations failed"))
    }

    @Test("are changed and switched off in the settings")
    func settings() async throws {
        let studio = try Self.failing(2, of: 10)
        let form = try await studio.get("/settings")
        #expect(form.field("alert_failures") == "10")
        #expect(form.field("alert_cost") == "5.00")
        #expect(form.field("alert_minutes") == "10")
        let fields = [("alert_failures", "30"), ("alert_cost", ""), ("alert_minutes", "7")]
        let saved = try await studio.post("/settings/alerts", fields)
        #expect(saved.status == 303)
        #expect(
            try studio.store.alertThresholds()
                == AlertThresholds(failurePercent: 30, clipCost: nil, minutes: 7, limitTimes: nil, troubles: false))
        #expect(!(try await studio.get("/usage").text.contains("generations failed")))
        let again = try await studio.get("/settings")
        #expect(again.field("alert_failures") == "30" && again.field("alert_cost") == "")
    }

    @Test(
        "keep what was typed when it will not do",
        arguments: [("alert_failures", "0"), ("alert_cost", "much"), ("alert_minutes", "-1"), ("alert_limits", "1001")])
    func refused(field: String, text: String) async throws {
        let studio = try TestStudio()
        let reply = try await studio.post("/settings/alerts", [(field, text)])
        #expect(reply.status == 422)
        #expect(reply.field(field) == text)
        #expect(try studio.store.alertThresholds() == AlertThresholds())
    }

    @Test("are not changed from elsewhere")
    func foreign() async throws {
        let studio = try TestStudio()
        let headers = [("Sec-Fetch-Site", "cross-site")]
        let reply = try await studio.post("/settings/alerts", [("alert_failures", "99")], headers: headers)
        #expect(reply.status == 403)
        #expect(try studio.store.alertThresholds() == AlertThresholds())
    }

    @Test("tell of a paused connection once, with the way to it")
    func paused() async throws {
        let studio = try TestStudio()
        let connection = try studio.store.defaultConnection()
        try studio.store.setPause(
            Problem(code: "out_of_credit", message: "No credit."), of: connection.id, at: studio.time)
        let page = try await studio.get("/projects").text
        #expect(page.components(separatedBy: "is paused: No credit.").count == 2)
        #expect(page.contains("href=\"/connections/\(connection.id)\""))
        try studio.store.setAlertThresholds(AlertThresholds(troubles: false))
        #expect(try await studio.get("/projects").text.contains("is paused: No credit."))
    }
    @Test("tell of a server that is waited for where it matters, with the time, and no longer than it is so")
    func limited() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let other = try studio.addVideo("Other")
        let take = try studio.addTake(to: video)
        try studio.limit(take, for: .seconds(200))
        let words = "Test server limits how often it is asked, once in the last hour: The server is busy (429)."
        let time = "<time datetime=\"\((studio.time + .seconds(200)).iso8601)\">"
        for path in ["/queue", "/projects", "/videos/\(video.id)", "/connections/1", "/usage"] {
            let page = try await studio.get(path).text
            #expect(page.components(separatedBy: words).count == 2, "\(path)")
            #expect(page.contains(time) && page.contains("3 min 20 s"), "\(path)")
            #expect(page.contains("and 1 generation waits for it."), "\(path)")
        }
        for path in ["/settings", "/trash", "/videos/\(other.id)"] {
            #expect(!(try await studio.get(path).text.contains(words)), "\(path)")
        }
        // The time has come: once in an hour is less than the person wants to be told of.
        studio.now.withLock { $0 = $0 + .seconds(201) }
        #expect(!(try await studio.get("/queue").text.contains(words)))
        try studio.store.setAlertThresholds(AlertThresholds(limitTimes: 1))
        let late = try await studio.get("/queue").text
        #expect(late.contains(words) && !late.contains("data-countdown"))
        _ = try studio.store.apply(.cancelled, to: take.id, at: studio.time)
        #expect(!(try await studio.get("/queue").text.contains(words)))
    }

    @Test("tell of a slow generation on its own page and the queue’s, and of a dear clip on its own")
    func outliers() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let other = try studio.addVideo("Other")
        try studio.bring(try studio.addTake(to: video), to: .inProgress)
        try studio.store.setAlertThresholds(AlertThresholds(clipCost: Money(microDollars: 1)))
        studio.now.withLock { $0 = $0 + .minutes(11) }
        for (path, isSlow, isDear) in [
            ("/videos/\(video.id)", true, true), ("/queue", true, false), ("/videos/\(other.id)", false, false),
            ("/projects", false, false), ("/usage", true, true),
        ] {
            let page = try await studio.get(path).text
            #expect(page.contains("A generation took 11 min") == isSlow, "\(path)")
            #expect(page.contains("A clip of the last 24 hours costs") == isDear, "\(path)")
        }
    }

    @Test("of a pause say since when; its own page says it once, with the button")
    func pausedSince() async throws {
        let studio = try TestStudio()
        let began = studio.time
        try studio.store.setPause(
            Problem(code: "key_refused", message: "The key was refused."), of: ConnectionID(1), at: began)
        _ = try studio.addTake(to: try studio.addVideo())
        studio.now.withLock { $0 = $0 + .hours(3) }
        let page = try await studio.get("/queue").text
        #expect(page.contains("That is so since \(began.display), and 1 generation waits for it."))
        let own = try await studio.get("/connections/1").text
        #expect(own.contains("Paused since \(began.display)"))
        #expect(own.components(separatedBy: "The key was refused.").count == 2)
    }
}
