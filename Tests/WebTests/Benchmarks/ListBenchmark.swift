import Foundation
import Studio
import Testing

@testable import Storage
@testable import Web

/// How long the pages of a big library take, over HTTP on this machine. It asserts no time; `CONTRIBUTING.md` says how
/// to run it.
@Suite("Benchmark", .enabled(if: ProcessInfo.processInfo.environment["DAILIES_BENCHMARK"] != nil))
struct ListBenchmark {
    private static let paths = [
        "/projects", "/projects?after=40", "/projects?q=chapter", "/projects/1", "/projects/1?after=2000",
        "/projects/5",
        "/videos/777", "/search", "/search?q=tram", "/search?q=lisb", "/search?q=t&sort=title",
        "/search?q=tram+dusk&sort=cost", "/search?sort=cost", "/search?sort=title",
        "/search?q=harbour&sort=oldest&after=4000",
        "/search?model=sora-2-pro", "/search?star=true&state=completed", "/search?state=failed", "/search?q=%E6%9D%B1",
        "/search?q=nothing", "/prompts/used", "/playground", "/videos/777/generate-sora",
    ]

    @Test("of every list page with 10,000 videos of 3 takes")
    func lists() async throws {
        let studio = try TestStudio()
        try BigLibrary.fill(studio.store, videos: 10_000, takes: 3)
        for path in Self.paths {
            var times: [Duration] = []
            for _ in 0..<15 {
                let start = ContinuousClock.now
                let reply = try await studio.get(path)
                times.append(ContinuousClock.now - start)
                try #require(reply.status == 200, "\(path)")
            }
            times.sort()
            print("\(Self.text(times[7])) ms median, \(Self.text(times[14])) ms most: \(path)")
        }
    }

    private static func text(_ time: Duration) -> String {
        "\(Double(Int(time / .microseconds(100))) / 10)"
    }
}
