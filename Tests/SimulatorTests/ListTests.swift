import Foundation
import Testing

@testable import Simulator

@Suite("The list of videos")
struct ListTests {
    /// Jobs that never end, so that nothing is rendered.
    private func bench(jobs: Int) async throws -> (Bench, [String]) {
        let bench = try Bench()
        var ids: [String] = []
        for number in 0..<jobs {
            ids.append(try await bench.create(["prompt": "\(number) [simulate: stuck]"]).id)
        }
        return (bench, ids)
    }

    @Test("is empty with null ids at first")
    func empty() async throws {
        let answer = try await Bench().get("/v1/videos")
        #expect(answer.status == 200)
        #expect(Set(answer.json.keys) == ["object", "data", "first_id", "last_id", "has_more"])
        #expect(answer["object"] as? String == "list")
        #expect(answer["first_id"] is NSNull && answer["last_id"] is NSNull)
        #expect(answer["has_more"] as? Bool == false)
        #expect(answer.data.isEmpty)
    }

    @Test("has whole videos, newest first, twenty unless told otherwise")
    func newestFirst() async throws {
        let (bench, ids) = try await bench(jobs: 21)
        let answer = try await bench.get("/v1/videos")
        #expect(answer.ids == Array(ids.reversed().prefix(20)))
        #expect(answer["has_more"] as? Bool == true)
        #expect(answer["first_id"] as? String == ids[20])
        #expect(answer["last_id"] as? String == ids[1])
        #expect(answer.data.allSatisfy { Set($0.keys) == CreateTests.fields })
    }

    @Test("goes on after the last of a page, in both directions", arguments: ["asc", "desc"])
    func pages(order: String) async throws {
        let (bench, ids) = try await bench(jobs: 7)
        var seen: [String] = []
        var query = "?limit=3&order=\(order)"
        var more = true
        while more {
            let answer = try await bench.get("/v1/videos\(query)")
            seen += answer.ids
            more = try #require(answer["has_more"] as? Bool)
            query = "?limit=3&order=\(order)&after=\(seen.last ?? "")"
            #expect(seen.count <= 7)
        }
        #expect(seen == (order == "asc" ? ids : ids.reversed()))
    }

    @Test("of limit 0 is empty and tells whether there is more", arguments: [0, 2])
    func zero(jobs: Int) async throws {
        let (bench, _) = try await bench(jobs: jobs)
        let answer = try await bench.get("/v1/videos?limit=0")
        #expect(answer.data.isEmpty && answer["last_id"] is NSNull)
        #expect(answer["has_more"] as? Bool == (jobs > 0))
    }

    @Test("takes limit 100")
    func largest() async throws {
        let (bench, ids) = try await bench(jobs: 2)
        #expect(try await bench.get("/v1/videos?limit=100").ids == ids.reversed())
    }

    @Test(
        "refuses a limit, an order or a cursor that it does not know",
        arguments: [
            ("limit=101", 400, "integer_above_max_value", "limit"),
            ("limit=-1", 400, "integer_below_min_value", "limit"),
            ("limit=ten", 400, "invalid_type", "limit"), ("limit=", 400, "invalid_type", "limit"),
            ("order=up", 400, "invalid_value", "order"), ("after=video_x", 404, "not_found", "after"),
        ])
    func refusals(query: String, status: Int, code: String, param: String) async throws {
        expectError(try await Bench().get("/v1/videos?\(query)"), status, code: code, param: param)
    }
}
