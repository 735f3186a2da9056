import Foundation
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A request that calls the studio by another name")
    struct HostTests {
        private static let addresses = [
            "/", "/projects", "/videos/1", "/videos/1/generate-sora", "/usage", "/settings", "/style.css", "/app.js",
            "/favicon.svg", "/generations/1/video.mp4", "/generations/1/thumbnail", "/health", "/api/projects",
            "/api/videos/1/sora-status", "/nothing", "/api/nothing",
        ]

        private static func strangers(_ port: UInt16) -> [String] {
            [
                "evil.example", "evil.example:\(port)", "localhost", "localhost:1", "dailies.localhost:\(port)",
                "0.0.0.0:\(port)", "[::]:\(port)", "localhost.:\(port)", "127.0.0.1.evil.example:\(port)",
                "localhost:\(port)@evil.example", "localhost:\(port), evil.example", "192.168.0.1:\(port)",
                "[::ffff:127.0.0.1]:\(port)", "localhost:0\(port)a", "",
            ]
        }

        @Test("is refused with 421 and no content at every address")
        func strangers() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeClip()
                for name in Self.strangers(studio.site.port) {
                    for address in Self.addresses {
                        let reply = try await studio.site.get(address, headers: [("Host", name)])
                        #expect(reply.status == 421 && reply.body.isEmpty, "\(name) at \(address): \(reply.status)")
                    }
                    let post = try await studio.site.post("/api/projects", ["title": "Evil"], headers: [("Host", name)])
                    #expect(post.status == 421, "\(name)")
                }
                #expect(try await studio.site.document("/api/projects")["data"].items.count == 1)
            }
        }

        @Test("by any name of this machine is answered")
        func ownNames() async throws {
            try await withStudio { studio in
                let port = studio.site.port
                for name in ["localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "[::1]"] {
                    let reply = try await studio.site.get("/projects", headers: [("Host", "\(name):\(port)")])
                    #expect(reply.status == 200, "\(name)")
                }
            }
        }

        @Test("by none, by two or by two that disagree is refused, and learns nothing of the studio")
        func malformed() async throws {
            try await withStudio { studio in
                let port = studio.site.port
                let own = "Host: localhost:\(port)"
                for (head, statuses) in [
                    ("GET /projects HTTP/1.1\r\n", [400, 421]), ("GET /projects HTTP/1.0\r\n", [400, 421]),
                    ("GET /projects HTTP/1.1\r\n\(own)\r\n\(own)\r\n", [400, 421]),
                    ("GET /projects HTTP/1.1\r\n\(own)\r\nHost: evil.example\r\n", [400, 421]),
                    ("GET http://evil.example/projects HTTP/1.1\r\n\(own)\r\n", [421]),
                    ("GET http://localhost:\(port)/projects HTTP/1.1\r\nHost: evil.example\r\n", [421]),
                    ("GET /%00 HTTP/1.1\r\nHost: evil.example\r\n", [400, 421]),
                    ("GET /a/../b HTTP/1.1\r\nHost: evil.example\r\n", [400, 421]),
                ] {
                    let answer = try await RawExchange.answer(to: head + "Connection: close\r\n\r\n", port: port)
                    #expect(statuses.contains(answer.status), "\(head): \(answer.status)")
                    #expect(!answer.body.contains("<html"), "\(head)")
                }
                let agreeing = "GET http://localhost:\(port)/projects HTTP/1.1\r\n\(own)\r\nConnection: close\r\n\r\n"
                #expect(try await RawExchange.answer(to: agreeing, port: port).status == 200)
            }
        }

        @Test("cannot even come from another machine: only loopback addresses are listened on")
        func loopbackOnly() async throws {
            try await withStudio { studio in
                let ending = ":" + String(format: "%04X", studio.site.port)
                var listened: Set<String> = []
                for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
                    // Its size is not told, so it is read to its end.
                    let bytes = try FileHandle(forReadingAtPath: table)?.readToEnd() ?? Data()
                    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                        let columns = line.split(separator: " ")
                        guard columns.count > 3, columns[1].hasSuffix(ending), columns[3] == "0A" else { continue }
                        listened.insert(String(columns[1].dropLast(ending.count)))
                    }
                }
                #expect(listened.contains("0100007F"))
                #expect(listened.isSubset(of: ["0100007F", "00000000000000000000000001000000"]))
            }
        }
    }
}
