import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A press that comes from another site")
    struct OriginTests {
        private static func foreign(_ site: Site) -> [[(String, String)]] {
            [
                [("Origin", "http://evil.example")], [("Origin", "null")], [("Origin", "https://\(site.host)")],
                [("Origin", "http://localhost:\(site.port ^ 1)")], [("Origin", "http://evil.\(site.host)")],
                [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
                [("Sec-Fetch-Site", "cross-site"), ("Origin", site.address)],
                [("Sec-Fetch-Site", "same-origin, cross-site")], [("Sec-Fetch-Site", "")],
            ]
        }

        @Test("is refused with 403, whatever it carries, and changes nothing")
        func refused() async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 0)
            try await withStudio(environment: simulator.environment) { studio in
                let visitor = Visitor(studio.site)
                let video = try await visitor.makeVideo()
                let forms = [
                    try await visitor.openGenerateForm(of: video),
                    try await visitor.open("/projects").form("Create the project").filled(["title": "Evil"]),
                    try await visitor.open(video.link("Lisbon")).form("Add the video").filled(["title": "Evil"]),
                    try await visitor.open("/settings").form("Save the limits").filled(["per_day": "9999"]),
                ]
                for provenance in Self.foreign(studio.site) {
                    var stranger = visitor
                    stranger.provenance = provenance
                    for form in forms {
                        #expect(try await stranger.send(form).status == 403, "\(form.action) \(provenance)")
                    }
                    for path in ["/api/projects", "/api/projects/1/videos", "/api/videos/1/generate-sora"] {
                        let reply = try await studio.site.post(path, ["title": "Evil"], headers: provenance)
                        #expect(reply.status == 403, "\(path) \(provenance)")
                    }
                }
                #expect(try await studio.site.document("/api/projects")["data"].items.count == 1)
                #expect(try await studio.site.document("/api/projects/1")["videos"].items.count == 1)
                #expect(try await studio.site.takes(of: 1) == 0)
                #expect(try await visitor.open("/settings").form("Save the limits")["per_day"] == "")
            }
            #expect(try await simulator.jobs().isEmpty)
            try await simulator.stop()
        }

        @Test("from the studio's own pages, or with a token from a program, is taken")
        func own() async throws {
            try await withStudio { studio in
                let own: [[(String, String)]] = [
                    [("Origin", studio.site.address)], [("Sec-Fetch-Site", "same-origin")],
                    [("Sec-Fetch-Site", "none")], [],
                ]
                for provenance in own {
                    var visitor = Visitor(studio.site)
                    visitor.provenance = provenance
                    let page = try await visitor.makeVideo()
                    #expect(page.status == 200, "\(provenance)")
                    let form = try await visitor.openGenerateForm(of: page)
                    #expect(try await visitor.send(form).status == 303, "\(provenance)")
                }
            }
        }

        @Test("is not needed to look: pages can be linked to, but nothing can be embedded elsewhere")
        func embedding() async throws {
            try await withStudio { studio in
                let clip = try await studio.site.makeClip()
                let media = ["video.mp4", "thumbnail", "spritesheet"].map { "/generations/\(clip.generation)/\($0)" }
                for path in media + ["/api/projects", "/app.js", "/videos/\(clip.video)"] {
                    let embedded = try await studio.site.get(
                        path, headers: [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")])
                    #expect(embedded.status == 403, "\(path)")
                    #expect(embedded.headers["cross-origin-resource-policy"] == "same-origin")
                }
                let followed = [
                    ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"),
                ]
                #expect(try await studio.site.get("/videos/\(clip.video)", headers: followed).status == 200)
            }
        }
    }
}
