import FFmpeg
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A finished film")
    struct MediaTests {
        private static func withFilm(_ body: (Site, String, HTTPReply) async throws -> Void) async throws {
            try await withStudio { studio in
                let path = "/generations/\(try await studio.site.makeClip().generation)/video.mp4"
                let whole = try await studio.site.get(path)
                try #require(whole.status == 200)
                try await body(studio.site, path, whole)
            }
        }

        @Test("is sent in parts, each the very bytes of the whole")
        func ranges() async throws {
            try await Self.withFilm { site, path, whole in
                let size = whole.body.count
                #expect(whole.headers["accept-ranges"] == "bytes")
                #expect(whole.headers["content-type"] == "video/mp4")
                for (range, part) in [
                    ("bytes=0-0", 0..<1), ("bytes=0-99", 0..<100), ("bytes=1000-1999", 1000..<2000),
                    ("bytes=\(size - 7)-", size - 7..<size), ("bytes=-500", size - 500..<size),
                    ("bytes=100-\(size * 2)", 100..<size),
                ] {
                    let reply = try await site.get(path, headers: [("Range", range)])
                    #expect(reply.status == 206, "\(range)")
                    #expect(reply.body == Array(whole.body[part]), "\(range)")
                    let place = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
                    #expect(reply.headers["content-range"] == place)
                }
                let beyond = try await site.get(path, headers: [("Range", "bytes=\(size)-")])
                #expect(beyond.status == 416)
                #expect(beyond.headers["content-range"] == "bytes */\(size)")
            }
        }

        @Test("is not sent again to who has it")
        func conditions() async throws {
            try await Self.withFilm { site, path, whole in
                let tag = try #require(whole.headers["etag"])
                let known = try await site.get(path, headers: [("If-None-Match", tag)])
                #expect(known.status == 304 && known.body.isEmpty)
                #expect(known.headers["etag"] == tag)
                let other = try await site.get(path, headers: [("If-None-Match", "\"other\"")])
                #expect(other.status == 200)
                let changed = try await site.get(path, headers: [("Range", "bytes=0-9"), ("If-Range", "\"other\"")])
                #expect(changed.status == 200 && changed.body == whole.body)
                let same = try await site.get(path, headers: [("Range", "bytes=0-9"), ("If-Range", tag)])
                #expect(same.status == 206)
                let head = try await site.send("HEAD", path)
                #expect(head.status == 200 && head.body.isEmpty)
                #expect(head.headers["content-length"] == "\(whole.body.count)")
            }
        }

        @Test("is downloaded under a name that says what it is")
        func download() async throws {
            try await Self.withFilm { site, path, whole in
                #expect(whole.headers["content-disposition"] == nil)
                let reply = try await site.get("\(path)?download=1")
                #expect(reply.body == whole.body)
                let disposition = try #require(reply.headers["content-disposition"])
                #expect(disposition.hasPrefix("attachment"))
                #expect(disposition.contains("\"rain-over-lisbon-take-1.mp4\""))
            }
        }

        @Test("has a picture of one moment and a sheet of many")
        func pictures() async throws {
            try await Self.withFilm { site, path, _ in
                let folder = try TemporaryFolder()
                for (name, type) in [("thumbnail", "image/webp"), ("spritesheet", "image/jpeg")] {
                    let address = path.replacing("video.mp4", with: name)
                    let reply = try await site.get(address)
                    #expect(reply.headers["content-type"] == type)
                    let info = try await FFmpeg.find().probe(try folder.write(reply.body, to: name))
                    #expect((info.width ?? 0) >= 100 && (info.height ?? 0) >= 100, "\(name)")
                    let tag = try #require(reply.headers["etag"])
                    #expect(try await site.get(address, headers: [("If-None-Match", tag)]).status == 304)
                }
            }
        }

        @Test("is not there before it is finished")
        func notYet() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "600"]) { studio in
                let generation = try await studio.site.generate(try await studio.site.makeVideo())
                for name in ["video.mp4", "thumbnail", "spritesheet"] {
                    #expect(try await studio.site.get("/generations/\(generation)/\(name)").status == 404)
                }
            }
        }
    }
}
