import Foundation
import Synchronization
import Testing

@Suite("A budget")
struct BudgetTests {
    /// A clip of the campaign costs $0.40.
    private static let budgets: [(amount: String, clips: Int)] = [
        ("0.39", 0), ("0.40", 1), ("1.99", 4), ("2.00", 5), ("6.00", 15),
    ]

    @Test("A22: for so many clips lets through exactly so many of fifty presses at once, in every round")
    func perProject() async throws {
        try await onStage { stage in
            let studio = try await stage.openWide(5000)
            stage.server.behave { $0.pollsNeeded = .max }
            var expected = 0
            for round in 0..<Scale.of(4, full: 100) {
                let budget = Self.budgets[(round + 1) % Self.budgets.count]
                try await setLimits(["per_project": budget.amount], studio.site)
                let taken = try await pressFifty(round, studio.site)
                #expect(taken == budget.clips, "round \(round), budget \(budget.amount)")
                expected += budget.clips
            }
            try await waitUntil("all that was taken is sent", within: .seconds(300)) {
                stage.server.book.posts.count >= expected
            }
            #expect(stage.server.book.posts.count == expected)
            return studio
        }
    }

    @Test("A22: of a day holds for all projects together, and gives back what was refused")
    func perDay() async throws {
        try await onStage { stage in
            let mayAnswer = Atomic(false)
            stage.server.behave {
                $0.post = { request in
                    while !mayAnswer.load(ordering: .acquiring) { usleep(5000) }
                    return request.number <= 3 ? .refuse(.fault(400, "Not this.")) : .accept()
                }
            }
            let studio = try await stage.open { $0.requestTimeout = 60 }
            try await setLimits(["per_day": "1.20"], studio.site)
            #expect(try await pressFifty(0, studio.site) == 3)
            mayAnswer.store(true, ordering: .releasing)
            try await waitUntil("all are refused") { try await studio.site.states()["failed"] == 3 }
            #expect(try await pressFifty(1, studio.site) == 3)
            try await waitUntil("all are done") { try await studio.site.states()["completed"] == 3 }
            #expect(try await pressFifty(2, studio.site) == 0)
            #expect(stage.server.book.posts.count == 6)
            return studio
        }
    }

    private func setLimits(_ limits: [String: String], _ site: Site) async throws {
        var form = limits
        form["form_token"] = try await site.formToken(on: "/settings", action: "/settings/limits")
        let reply = try await site.post("/settings/limits", form: form)
        guard reply.status == 303 else { throw Failure("The limits were not taken: \(reply.status)") }
    }

    /// In a project of its own.
    /// - Returns: how many were taken; all others were refused as over the budget.
    private func pressFifty(_ round: Int, _ site: Site) async throws -> Int {
        let video = try await site.makeVideo()
        let replies = try await atOnce(50) { try await site.press(video, "round \(round) press \($0)") }
        #expect(replies.allSatisfy { $0.status == 202 || $0.status == 422 })
        return replies.count { $0.status == 202 }
    }
}
