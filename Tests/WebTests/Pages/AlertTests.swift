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
                == AlertThresholds(failurePercent: 30, clipCost: nil, minutes: 7, troubles: false))
        #expect(!(try await studio.get("/usage").text.contains("generations failed")))
        let again = try await studio.get("/settings")
        #expect(again.field("alert_failures") == "30" && again.field("alert_cost") == "")
    }

    @Test("keep what was typed when it will not do", arguments: [("alert_failures", "0"), ("alert_cost", "much")])
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
}
