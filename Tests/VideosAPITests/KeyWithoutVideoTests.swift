import Studio
import Testing

@testable import VideosAPI

@Suite("A key that lists but may not make videos")
struct KeyWithoutVideoTests {
    private func bench(
        _ status: Int, list: Script = .json(ListTests.page([])), key: String? = Bench.canary
    ) throws -> Bench {
        try Bench(key: key) { request in
            request.method == "GET" ? list : .json(ClassificationTests.fault("no_access"), status)
        }
    }

    private func problem(_ bench: Bench) async -> Problem? {
        guard case .needsMending(let problem) = await bench.client.create(.sample, references: []) else { return nil }
        return problem
    }

    @Test("is told apart from a wrong one", arguments: [401, 403])
    func toldApart(_ status: Int) async throws {
        let bench = try bench(status)
        #expect(await bench.client.newestJob() == .fence(.empty))
        let problem = try #require(await problem(bench))
        #expect(problem.code == "key_without_video")
        #expect(problem.message.contains("may not make videos (\(status)): Said so."))
    }

    @Test("is not claimed before a list has worked, nor without a key")
    func notClaimed() async throws {
        let unasked = try bench(401)
        #expect(try #require(await problem(unasked)).code == "no_access")
        let withoutList = try bench(401, list: .json("{}", 404))
        _ = await withoutList.client.newestJob()
        #expect(try #require(await problem(withoutList)).code == "no_access")
        let keyless = try bench(401, key: nil)
        _ = await keyless.client.newestJob()
        let said = try #require(await problem(keyless))
        #expect(said.code == "no_access" && said.message.contains("wants an API key"))
    }

    @Test("is about the key alone: credit is another matter")
    func credit() async throws {
        let bench = try bench(402)
        _ = await bench.client.newestJob()
        #expect(try #require(await problem(bench)).message.contains("out of credit"))
    }
}
