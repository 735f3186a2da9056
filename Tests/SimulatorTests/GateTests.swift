import Foundation
import HTTPClient
import HTTPServer
import Testing

@testable import Simulator

@Suite("The simulator's gate")
struct GateTests {
    private static let paths = ["/", "/v1/videos", "/v1/models", "/v1/videos/x/content", "/nowhere"]

    @Test(
        "lets programs in by any name of this machine", arguments: ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3"])
    func ownNames(name: String) async throws {
        let bench = try Bench()
        let answer = try await bench.get("/v1/models", headers: [("Host", "\(name):\(bench.simulator.port)")])
        #expect(answer.status == 200)
    }

    @Test(
        "refuses every other host on every route",
        arguments: [
            "evil.example:PORT", "localhost", "localhost:1", "localhost.:PORT", "a.localhost:PORT", "0.0.0.0:PORT",
            "128.0.0.1:PORT", "127.0.0.1.evil.example:PORT", "127.0.0.01:PORT", "127.0.0.256:PORT", "[::2]:PORT",
            "localhost:PORT:PORT", ":PORT", "localhost@evil.example:PORT",
        ])
    func otherHosts(host: String) async throws {
        let bench = try Bench()
        let host = host.replacing("PORT", with: String(bench.simulator.port))
        for path in Self.paths {
            let answer = try await bench.get(path, headers: [("Host", host)])
            #expect(answer.status == 421 || answer.status == 400, "\(path)")
            #expect(!answer.text.contains("sora"))
        }
    }

    @Test(
        "refuses what a browser sends for another site",
        arguments: [
            [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
            [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")],
            [("Origin", "http://evil.example")], [("Origin", "null")], [("Origin", "http://localhost:1")],
            [("Origin", "https://localhost:PORT")],
            [("Sec-Fetch-Site", "same-origin"), ("Origin", "http://x.example")],
        ])
    func crossSite(headers: [(String, String)]) async throws {
        let bench = try Bench()
        let headers = headers.map { ($0.0, $0.1.replacing("PORT", with: String(bench.simulator.port))) }
        for path in Self.paths.dropFirst() {
            expectError(try await bench.get(path, headers: headers), 403, code: "cross_site_request")
        }
        let body = HTTPRequest.Body.bytes(Array("{\"prompt\":\"a\"}".utf8), contentType: "application/json")
        let answer = try await bench.send("POST", "/v1/videos", body: body, headers: headers)
        expectError(answer, 403, code: "cross_site_request")
        #expect(try await bench.get("/v1/videos").data.isEmpty)
    }

    @Test("lets a browser's own pages and typed addresses in", arguments: ["same-origin", "none"])
    func sameOrigin(site: String) async throws {
        let bench = try Bench()
        let origin = "http://localhost:\(bench.simulator.port)"
        let headers = [("Sec-Fetch-Site", site), ("Origin", origin)]
        #expect(try await bench.get("/v1/videos", headers: headers).status == 200)
    }

    @Test("lets a link of another site lead to the manual only")
    func link() async throws {
        let bench = try Bench()
        let headers = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")]
        #expect(try await bench.get("/", headers: headers).status == 200)
        #expect(try await bench.get("/", headers: [("Sec-Fetch-Site", "cross-site")]).status == 403)
    }

    @Test("takes any key, and none, when none is set", arguments: [[], [("Authorization", "Bearer sk-anything")]])
    func anyKey(headers: [(String, String)]) async throws {
        #expect(try await Bench().get("/v1/videos", headers: headers).status == 200)
    }

    @Test("takes only the key that is set, on every route of the API")
    func oneKey() async throws {
        let bench = try Bench(apiKey: "sk-right")
        for path in ["/v1/videos", "/v1/models", "/v1/videos/x", "/v1/videos/x/content", "/v1/nowhere"] {
            for value in ["Bearer sk-wrong", "Bearer sk-righ", "Bearer ", "sk-right", "Basic sk-right"] {
                let answer = try await bench.get(path, headers: [("Authorization", value)])
                expectError(answer, 401, code: "invalid_api_key")
                #expect(answer.headers["www-authenticate"] == "Bearer")
                #expect(!answer.text.contains("sk-"))
            }
        }
        #expect(try await bench.get("/v1/videos").status == 200)
        let lower = try await bench.get("/v1/videos", headers: [("Authorization", "bearer sk-right")])
        #expect(lower.status == 200)
        let none = HTTPRequest(url: "\(bench.simulator.baseURL)/videos")
        #expect(try await bench.client.send(none).status == 401)
    }

    @Test(
        "answers unknown addresses and methods in the API's envelope",
        arguments: [
            ("GET", "/v1/nowhere", 404, "unknown_url"), ("GET", "/v2/videos", 404, "unknown_url"),
            ("GET", "/v1/videos/", 404, "unknown_url"), ("PUT", "/v1/videos", 405, "method_not_supported"),
            ("DELETE", "/v1/models", 405, "method_not_supported"),
            ("OPTIONS", "/v1/videos", 405, "method_not_supported"),
            ("POST", "/", 405, "method_not_supported"),
        ])
    func unknown(method: String, path: String, status: Int, code: String) async throws {
        let answer = try await Bench().send(method, path)
        expectError(answer, status, code: code)
        #expect((answer.headers["allow"] != nil) == (status == 405))
        #expect(answer.headers["x-request-id"]?.hasPrefix("req_") == true)
        #expect(answer.headers["access-control-allow-origin"] == nil)
    }

    @Test("keeps browsers from doing more with an answer", arguments: ["/", "/v1/models", "/v1/nowhere"])
    func headers(path: String) async throws {
        let answer = try await Bench().get(path)
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(answer.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
    }
}
