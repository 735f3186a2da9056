import Foundation
import HTTPClient
import HTTPServer
import Studio
import Testing

@testable import Storage
@testable import Web

/// How long the pages of a big library take. It asserts no time; `CONTRIBUTING.md` says how to run it.
@Suite("Benchmark", .enabled(if: ProcessInfo.processInfo.environment["DAILIES_BENCHMARK"] != nil))
struct ListBenchmark {
    private static let crowded = BigLibrary.crowded

    private static let paths = [
        "/projects", "/projects?after=40", "/projects?q=chapter", "/projects/1", "/projects/1?after=2000",
        "/projects/5",
        "/videos/778", "/videos/\(crowded)", "/videos/\(crowded)?after=9000",
        "/videos/\(crowded)/compare?take=5&take=105", "/videos/778/generate-sora", "/generations/30000",
        "/search", "/search?q=t", "/search?q=tram", "/search?q=lisb", "/search?q=t&sort=title",
        "/search?q=tram+dusk&sort=cost", "/search?sort=cost", "/search?sort=title", "/search?sort=title&after=5000",
        "/search?q=harbour&sort=oldest&after=4000",
        "/search?model=sora-2-pro", "/search?model=nothing", "/search?star=true&state=completed",
        "/search?state=failed", "/search?state=held", "/search?state=none", "/search?from=2026-09-01&to=2026-09-02",
        "/search?project=1&sort=title", "/search?q=%E6%9D%B1", "/search?q=nothing",
        "/prompts", "/prompts?tag=camera", "/prompts/used", "/prompts/used?q=heavier", "/playground", "/queue",
        "/queue/list", "/usage", "/usage?days=90", "/usage.csv", "/trash", "/storage", "/settings",
        "/api/projects", "/api/projects/1", "/api/projects/1?limit=50", "/api/videos/\(crowded)", "/api/activity",
        "/health",
    ]

    @Test("of every list page with 10,000 videos of 3 takes")
    func lists() async throws {
        let studio = try TestStudio()
        try BigLibrary.fill(studio.store, videos: 10_000, takes: 3, at: studio.time)
        let port = ServedPort()
        let application = WebApplication.make(studio.context, port: port)
        port.set(studio.server.port)
        let host = Headers([("Host", "localhost:\(studio.server.port)")])
        print("The server’s own median and most, and the median over HTTP, in ms:")
        for path in Self.paths {
            let head = try RequestHead(method: "GET", target: path, headers: host)
            var (own, whole): ([Duration], [Duration]) = ([], [])
            for _ in 0..<15 {
                var start = ContinuousClock.now
                let response = application.respond(to: Request(head: head))
                own.append(ContinuousClock.now - start)
                start = ContinuousClock.now
                let reply = try await studio.client.send(
                    HTTPRequest(method: "GET", url: studio.origin + path, maximumReplyBytes: 64 << 20))
                whole.append(ContinuousClock.now - start)
                // What cannot be compared, as no film is on the disk, is refused.
                try #require([200, 422].contains(reply.status), "\(path)")
                try #require(response.status.code == reply.status, "\(path)")
            }
            own.sort()
            whole.sort()
            print(Self.text(own[7]), Self.text(own[14]), Self.text(whole[7]), path, separator: "\t")
        }
    }

    private static func text(_ time: Duration) -> String {
        "\(Double(Int(time / .microseconds(10))) / 100)"
    }
}
