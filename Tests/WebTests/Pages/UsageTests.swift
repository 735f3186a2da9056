import Foundation
import Studio
import Testing

@testable import Web

@Suite("The usage page")
struct UsageTests {
    /// A take in every state, and one completed.
    private static func filled(_ kind: ConnectionKind = .openai) throws -> TestStudio {
        let studio = try TestStudio(kind)
        let video = try studio.addVideo("=HYPERLINK(\"http://evil\"), rain")
        for state in GenerationState.allCases {
            try studio.bring(try studio.addTake(to: video, prompt: state.rawValue), to: state)
        }
        return studio
    }

    private static func rows(_ csv: String) -> [[String]] {
        csv.split(separator: "\r\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("draws each chart with words for it and its numbers as a table")
    func charts() async throws {
        let page = try await Self.filled().get("/usage")
        #expect(page.status == 200)
        for id in ["spend", "model-spend", "success", "times", "failures", "projects"] {
            #expect(page.text.contains("aria-labelledby=\"\(id)-title \(id)-desc\""))
            #expect(page.text.contains("<title id=\"\(id)-title\">"))
        }
        #expect(page.text.components(separatedBy: "The numbers as a table").count == 7)
        #expect(page.text.contains("last 30 days"))
    }

    @Test("goes by 30 days or 90, and takes nothing else", arguments: [("90", 90), ("30", 30), ("7", 30), ("x", 30)])
    func spans(asked: String, shown: Int) async throws {
        let page = try await Self.filled().get("/usage?days=\(asked)")
        #expect(page.text.contains("last \(shown) days"))
        #expect(page.text.contains("href=\"/usage?days=\(shown)\" aria-current=\"true\""))
    }

    @Test("of an empty studio draws nothing and says so")
    func empty() async throws {
        let page = try await TestStudio().get("/usage")
        #expect(!page.text.contains("class=\"chart\""))
        #expect(page.text.contains("Nothing was spent in these days."))
    }

    @Test("gives every generation as CSV whose amounts make the bill")
    func csv() async throws {
        let studio = try Self.filled()
        let reply = try await studio.get("/usage.csv")
        #expect(reply.headers["content-type"] == "text/csv; charset=utf-8; header=present")
        #expect(reply.headers["content-disposition"]?.contains("dailies-usage.csv") == true)
        let text = reply.text.replacingOccurrences(of: "\"'=HYPERLINK(\"\"http://evil\"\"), rain\"", with: "T")
        #expect(text != reply.text)
        let rows = Self.rows(text)
        let amount = try #require(rows[0].firstIndex(of: "amount_usd"))
        #expect(rows.count == 10)
        #expect(rows.allSatisfy { $0.count == UsageCSV.columns.count })
        let sum = rows.dropFirst().reduce(0) { $0 + Int((Double($1[amount]) ?? 0) * 1_000_000 + 0.5) }
        let bill = try studio.store.usage(at: studio.time).total
        #expect(Int64(sum) == bill.committed.microDollars && sum > 0)
        #expect(try studio.store.report(days: 30, at: studio.time).committed == bill.committed)
    }

    @Test("counts nothing of the simulator as spend, in charts and in the CSV")
    func simulated() async throws {
        let studio = try Self.filled(.simulator)
        let page = try await studio.get("/usage")
        #expect(!page.text.contains("id=\"spend-title\""))
        #expect(page.text.contains("id=\"success-title\""))
        let rows = Self.rows(try await studio.get("/usage.csv").text).dropFirst()
        #expect(rows.allSatisfy { $0.contains("simulated") && $0.contains("0.000000") })
    }

    @Test("streams more lines than it reads at a time")
    func manyLines() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        for _ in 0..<450 { _ = try studio.addTake(to: video) }
        let lines = try await studio.get("/usage.csv").text.split(separator: "\r\n")
        #expect(lines.count == 451)
        #expect(Set(lines).count == 451)
    }

    @Test(
        "writes cells as RFC 4180 has them, and none that a spreadsheet would run",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a\nb\""),
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""), ("＝1", "'＝1"), ("1-1", "1-1"), ("", ""), ("é✓", "é✓"),
        ])
    func cells(cell: String, written: String) {
        #expect(String(decoding: CSV.line([cell, "z"]), as: UTF8.self) == "\(written),z\r\n")
    }
}
