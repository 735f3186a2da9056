import Testing

extension InChromium {
    @Suite("foreign words")
    struct InjectionTests {
        private static let evil = "\"><img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>{{title}}"

        @Test("are shown as they are and never run")
        func shown() async throws {
            try await withStudio { studio in
                let site = studio.site
                let project = try await site.post(
                    "/api/projects", ["title": .string(Self.evil), "description": .string(Self.evil)])
                #expect(project.status == 201)
                let body: JSON = ["title": .string(Self.evil), "prompt": .string(Self.evil)]
                #expect(try await site.post("/api/projects/1/videos", body).status == 201)
                try await site.status(of: try await site.generate(1), is: "completed")
                try await withBrowser(site) { browser in
                    for path in ["/projects", "/projects/1", "/videos/1", "/videos/1/generate-sora", "/usage"] {
                        try await browser.open(path)
                        #expect(try await browser.run("return window.hit ?? null") == .null, "\(path)")
                        #expect(try await browser.complaints() == [], "\(path)")
                        let shows = try await browser.run(
                            "return document.body.innerHTML.includes('&lt;img src=x')")
                        #expect(shows.isTrue || path == "/usage", "\(path)")
                    }
                }
            }
        }
    }
}
