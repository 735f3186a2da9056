import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("Every answer")
    struct AnswerTests {
        /// Requests that bring about every kind of answer; generation 1 is finished.
        private static let requests: [(status: Int, method: String, path: String, headers: [(String, String)])] = [
            (303, "GET", "/", []), (200, "GET", "/projects", []), (200, "GET", "/projects/1", []),
            (200, "GET", "/videos/1", []), (200, "GET", "/videos/1/generate-sora", []), (200, "GET", "/usage", []),
            (200, "GET", "/settings", []), (200, "GET", "/videos/1/card", []), (200, "GET", "/generations/1/take", []),
            (200, "HEAD", "/projects", []), (200, "GET", "/style.css", []), (200, "GET", "/app.js", []),
            (200, "GET", "/favicon.svg", []), (200, "GET", "/generations/1/video.mp4", []),
            (206, "GET", "/generations/1/video.mp4", [("Range", "bytes=0-9")]),
            (416, "GET", "/generations/1/video.mp4", [("Range", "bytes=999999999-")]),
            (200, "GET", "/generations/1/thumbnail", []), (200, "GET", "/generations/1/spritesheet", []),
            (200, "GET", "/health", []), (200, "GET", "/api/projects", []), (404, "GET", "/nothing", []),
            (404, "GET", "/api/nothing", []), (404, "GET", "/videos/999", []), (405, "OPTIONS", "/projects", []),
            (405, "DELETE", "/projects/1", []), (421, "GET", "/projects", [("Host", "evil.example")]),
            (403, "POST", "/projects", [("Origin", "http://evil.example")]),
            (403, "GET", "/app.js", [("Sec-Fetch-Site", "cross-site")]), (403, "POST", "/projects", []),
            (422, "POST", "/api/projects", []), (404, "GET", "/projects/0", []),
            (304, "GET", "/usage", [("If-None-Match", "*known*")]),
            (304, "GET", "/generations/1/video.mp4", [("If-None-Match", "*known*")]),
        ]

        @Test("carries the headers that keep a browser careful, errors included")
        func headers() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeClip()
                for request in Self.requests {
                    var headers = request.headers
                    if request.status == 304 {
                        let first = try await studio.site.get(request.path)
                        headers = [("If-None-Match", try #require(first.headers["etag"]))]
                    }
                    let reply = try await studio.site.send(request.method, request.path, headers: headers)
                    let name = "\(request.method) \(request.path.prefix(60))"
                    #expect(reply.status == request.status, "\(name): \(reply.status) \(reply.text.prefix(200))")
                    hold(reply.headers, name: "\(reply.status) \(name)")
                }
            }
        }

        @Test(
            "to a request that is no request carries them too, and ends the connection",
            arguments: [
                "GET /projects HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
                "GET /%00 HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
                "GET /../etc/passwd HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
                "GET /%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
                "GET /a\\b HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
                "GET //evil.example HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
                "GET /%ff HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
                "POST /api/projects HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: null\r\nOrigin: null\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/projects HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            ])
        func malformed(_ request: String) async throws {
            try await withStudio { studio in
                let port = studio.site.port
                let answer = try await RawExchange.answer(to: request.replacing("PORT", with: "\(port)"), port: port)
                #expect(answer.status == 400)
                hold(answer.headers, name: request)
                #expect(try await studio.site.document("/api/projects")["data"].items.isEmpty)
            }
        }

        @Test("to a body of the wrong type or size, or to a head that is too long, carries them too")
        func bodies() async throws {
            try await withStudio { studio in
                let site = studio.site
                let text = HTTPRequest.Body.bytes(Array("title=a".utf8), contentType: "text/plain")
                let large = HTTPRequest.Body.bytes(
                    [UInt8](repeating: 97, count: 600 << 10), contentType: "application/x-www-form-urlencoded")
                for (status, path, body) in [
                    (415, "/projects", text), (415, "/api/projects", text), (415, "/settings/limits", text),
                    (413, "/projects", large),
                ] {
                    let reply = try await site.send("POST", path, body, headers: [("Origin", site.address)])
                    #expect(reply.status == status, "\(path)")
                    hold(reply.headers, name: "\(status) \(path)")
                }
                let long = String(repeating: "a", count: 40_000)
                for (status, head) in [
                    (414, "GET /\(long.prefix(9000)) HTTP/1.1\r\nHost: \(site.host)"),
                    (431, "GET /projects HTTP/1.1\r\nHost: \(site.host)\r\nX-Long: \(long)"),
                ] {
                    let answer = try await RawExchange.answer(to: head + "\r\n\r\n", port: site.port)
                    #expect(answer.status == status)
                    hold(answer.headers, name: "\(status)")
                }
            }
        }

        private func hold(_ headers: ReplyHeaders, name: String) {
            let comment = Comment(rawValue: name)
            let policy = (headers["content-security-policy"] ?? "").split(separator: ";").map {
                $0.split(separator: " ").joined(separator: " ")
            }
            for rule in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
                #expect(policy.contains(rule), comment)
            }
            #expect(!policy.contains { $0.contains("unsafe") || $0.contains("*") }, comment)
            #expect(headers["x-content-type-options"] == "nosniff", comment)
            #expect(headers["referrer-policy"] == "no-referrer", comment)
            #expect(headers["cross-origin-opener-policy"] == "same-origin", comment)
            #expect(headers["cross-origin-resource-policy"] == "same-origin", comment)
            #expect(headers["x-frame-options"] == "DENY", comment)
            #expect(headers["cache-control"] != nil, comment)
            #expect(!headers.pairs.contains { $0.name.lowercased().hasPrefix("access-control-") }, comment)
            if let type = headers["content-type"], type.hasPrefix("text/") {
                #expect(type.hasSuffix("; charset=utf-8"), comment)
            }
        }

        @Test(
            "to a method that is not meant is 405 with what is",
            arguments: ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
        func methods(_ method: String) async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeVideo()
                for path in [
                    "/projects", "/videos/1", "/videos/1/generate-sora", "/style.css", "/api/projects", "/health",
                ] {
                    let preflight = [("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST")]
                    let reply = try await studio.site.send(
                        method, path, headers: method == "OPTIONS" ? preflight : [])
                    #expect(reply.status == 405, "\(path): \(reply.status)")
                    #expect(reply.headers["allow"]?.contains("GET") == true, "\(path)")
                }
            }
        }

        @Test("that holds a token or a status is not kept, and a page without one can be asked about")
        func caching() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeClip()
                for path in [
                    "/projects", "/projects/1", "/videos/1", "/videos/1/generate-sora", "/settings", "/health",
                ] {
                    #expect(try await studio.site.get(path).headers["cache-control"] == "no-store", "\(path)")
                }
                let usage = try await studio.site.get("/usage")
                #expect(usage.headers["cache-control"] == "private, no-cache")
                let film = try await studio.site.get("/generations/1/video.mp4")
                #expect(film.headers["cache-control"] == "private, no-cache")
            }
        }

        @Test("to a look changes nothing")
        func looking() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeClip()
                let before = try await studio.site.document("/api/videos/1")
                for request in Self.requests where request.method != "POST" && request.status == 200 {
                    let whole = try await studio.site.get(request.path)
                    let head = try await studio.site.send("HEAD", request.path)
                    #expect(head.status == whole.status && head.body.isEmpty, "\(request.path)")
                    #expect(head.headers["content-type"] == whole.headers["content-type"], "\(request.path)")
                }
                for path in ["/generations/1/cancel", "/generations/1/retry"] {
                    #expect(try await studio.site.get(path).status == 405)
                }
                #expect(try await studio.site.document("/api/videos/1") == before)
            }
        }
    }
}
