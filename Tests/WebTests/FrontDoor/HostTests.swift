import Testing

@testable import Web

@Suite("Who may call the studio, and by which name")
struct HostTests {
    @Test(
        "a name of this machine with our port is served",
        arguments: ["localhost:PORT", "LocalHost:PORT", "127.0.0.1:PORT", "127.9.8.7:PORT", "[::1]:PORT"])
    func ownNames(host: String) async throws {
        let studio = try TestStudio()
        let reply = try await studio.get("/projects", [("Host", studio.host(host))])
        #expect(reply.status == 200)
    }

    @Test(
        "any other name is refused on every route, with no content",
        arguments: [
            "evil.example:PORT", "localhost", "localhost:1", "0.0.0.0:PORT", "dailies.localhost:PORT",
            "localhost.evil.example:PORT", "127.0.0.1.nip.io:PORT", "[::]:PORT", "127.0.0.256:PORT", "127.1:PORT",
            "localhost:PORT:PORT", "localhost:", "10.0.0.1:PORT",
        ])
    func foreignNames(host: String) async throws {
        let studio = try TestStudio()
        let paths = ["/", "/projects", "/style.css", "/nothing-here", "/health", "/generations/1/video.mp4"]
        for path in paths {
            let reply = try await studio.get(path, [("Host", studio.host(host))])
            #expect(reply.status == 421, "\(path)")
            #expect(reply.body.isEmpty, "\(path)")
        }
    }
}

extension TestStudio {
    func host(_ pattern: String) -> String { pattern.replacing("PORT", with: "\(server.port)") }
}
