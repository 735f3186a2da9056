import Testing

@testable import Web

@Suite("The headers of every answer")
struct HeaderTests {
    @Test(
        "forbid foreign content, sniffing, framing and referrers, errors included",
        arguments: [
            "/projects", "/usage", "/settings", "/nothing-here", "/projects/999", "/api/projects", "/api/nothing",
            "/health", "/style.css", "/generations/999/video.mp4", "/", "/projects/%00",
        ])
    func always(path: String) async throws {
        let studio = try TestStudio()
        let reply = try await studio.get(path)
        let policy = try #require(reply.headers["content-security-policy"])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(policy.contains("base-uri 'none'"))
        #expect(policy.contains("form-action 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.headers["referrer-policy"] == "no-referrer")
        #expect(reply.headers["cross-origin-opener-policy"] == "same-origin")
        #expect(reply.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(reply.headers["x-frame-options"] == "DENY")
        #expect(reply.headers["cache-control"] != nil)
    }

    @Test("pages that carry a token and JSON are never stored", arguments: ["/projects", "/settings", "/api/projects"])
    func tokens(path: String) async throws {
        let studio = try TestStudio()
        #expect(try await studio.get(path).headers["cache-control"] == "no-store")
    }

    @Test("a page without a token may be kept, and is asked about")
    func validators() async throws {
        let studio = try TestStudio()
        let first = try await studio.get("/usage")
        let tag = try #require(first.headers["etag"])
        #expect(first.headers["cache-control"] == "private, no-cache")
        #expect(try await studio.get("/usage", [("If-None-Match", tag)]).status == 304)
    }

    @Test("static files are cached by their content for a year")
    func files() async throws {
        let studio = try TestStudio()
        let page = try await studio.get("/projects")
        let sheet = try #require(page.firstMatch("href=\"(/style.css[^\"]*)\""))
        let reply = try await studio.get(sheet)
        #expect(reply.headers["cache-control"]?.contains("max-age=31536000") == true)
        #expect(reply.headers["content-type"]?.hasPrefix("text/css") == true)
    }
}
