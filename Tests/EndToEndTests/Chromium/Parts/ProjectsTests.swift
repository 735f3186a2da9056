import Testing

extension InChromium {
    @Suite("projects and videos")
    struct ProjectsTests {
        @Test("are renamed and described in place, put in order, moved, duplicated, thrown away and taken back")
        func inOrder() async throws {
            try await withStudio { studio in
                for title in ["Lisbon", "Porto"] {
                    #expect(try await studio.site.post("/api/projects", ["title": .string(title)]).status == 201)
                }
                for title in ["Boat", "Tram"] {
                    let order: JSON = ["title": .string(title), "prompt": "Rain"]
                    #expect(try await studio.site.post("/api/projects/1/videos", order).status == 201)
                }
                try await withBrowser(studio.site) { browser in
                    try await rename(browser)
                    try await order(browser)
                    try await move(browser)
                    try await throwAway(browser)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func rename(_ browser: Browser) async throws {
            try await browser.open("/projects/1")
            try await browser.press("Rename and describe")
            try await browser.fill("#edit-title", "Lisbon at night")
            try await browser.fill("#edit-description", "Six shots in the rain")
            try await browser.press("Save")
            try await browser.see("Lisbon at night", in: "h1")
            try await browser.see("Six shots in the rain", in: ".lead")
            try await browser.open("/videos/1")
            try await browser.press("Rename, move or duplicate")
            try await browser.fill("#edit-title", "The boat")
            try await browser.press("Save")
            try await browser.see("The boat", in: "h1")
            try await browser.see("Lisbon at night", in: ".crumbs")
        }

        private func order(_ browser: Browser) async throws {
            try await browser.open("/projects/1")
            try await browser.see(".card h2", ["Tram", "The boat"])
            try await browser.find("button[aria-label='Move The boat up']").click()
            try await browser.see(".card h2", ["The boat", "Tram"])
            #expect(try await browser.all("button[aria-label='Move The boat up']").isEmpty)
            try await browser.find("button[aria-label='Move The boat down']").click()
            try await browser.see(".card h2", ["Tram", "The boat"])
            try await browser.open("/projects")
            try await browser.see(".card h2", ["Porto", "Lisbon at night"])
            try await browser.find("button[aria-label='Move Porto down']").click()
            try await browser.see(".card h2", ["Lisbon at night", "Porto"])
        }

        private func move(_ browser: Browser) async throws {
            try await browser.open("/videos/2")
            try await browser.press("Rename, move or duplicate")
            try await browser.select("project", "Porto")
            try await browser.press("Move the video there")
            try await browser.see("Porto", in: ".crumbs")
            try await browser.press("Rename, move or duplicate")
            try await browser.press("Duplicate the video")
            try await browser.arrive(at: "/videos/3")
            try await browser.open("/projects/2")
            try await browser.see("2 videos")
            try await browser.open("/projects/1")
            try await browser.see(".card h2", ["The boat"])
        }

        private func throwAway(_ browser: Browser) async throws {
            try await browser.open("/videos/1")
            try await browser.press("Move to the trash")
            try await browser.arrive(at: "/projects/1")
            try await browser.see("No videos yet")
            try await browser.open("/trash")
            try await browser.find("button[aria-label='Take back The boat']").click()
            try await browser.arrive(at: "/videos/1")
            try await browser.open("/projects/1")
            try await browser.see(".card h2", ["The boat"])
        }

        @Test("begin with what their project says, and need no project at all in the Playground")
        func beginning() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/projects/1")
                    try await browser.press("What new videos begin with, and the budget")
                    for (name, value) in [
                        ("model", "sora-2-pro"), ("seconds", "8"), ("size", "1792x1024"), ("budget", "5"),
                    ] { try await browser.fill("#default-\(name)", value) }
                    try await browser.press("Save the defaults")
                    try await waitUntil("the defaults are saved") {
                        try await browser.all("#default-budget").first?.property("value").text == "5.00"
                    }
                    try await browser.open("/videos/1/generate-sora")
                    #expect(try await browser.chosen("model") == "sora-2-pro")
                    #expect(try await browser.chosen("seconds") == "8")
                    #expect(try await browser.chosen("size") == "1792x1024")

                    try await browser.open("/playground")
                    try await browser.fill("main textarea", "A fox crosses the empty street at dawn")
                    try await browser.press("Generate with Sora")
                    try await browser.arrive(at: "/videos/2/generate-sora")
                    try await browser.see(field: "#prompt", "A fox crosses the empty street at dawn")
                    #expect(try await browser.chosen("model") == "sora-2")
                    try await browser.see("Playground", in: ".crumbs")
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        @Test("show their film without sound while one points at the card or reaches it by keyboard")
        func preview() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeClip(["size": "1280x720"])
                try await withBrowser(studio.site) { browser in
                    let plays = """
                        const film = document.querySelector(".card [data-film] video");
                        return film !== null && film.muted && !film.paused && film.currentTime > 0;
                        """
                    try await browser.open("/projects/1")
                    try await browser.see(".card .meta", ["Done 1 take · 4 s"])
                    #expect(try await browser.all(".card video").isEmpty)
                    try await browser.point(at: try await browser.find(".card"))
                    try await waitUntil("it plays under the mouse") { try await browser.run(plays).isTrue }
                    try await browser.point(at: try await browser.find("h1"))
                    try await waitUntil("it is gone") { try await browser.all(".card video").isEmpty }
                    try await browser.run("document.querySelector('.card h2 a').focus()")
                    try await waitUntil("it plays under the focus") { try await browser.run(plays).isTrue }
                    try await browser.run("document.activeElement.blur()")
                    try await waitUntil("it is gone") { try await browser.all(".card video").isEmpty }

                    let calm: JSON = ["features": [["name": "prefers-reduced-motion", "value": "reduce"]]]
                    try await browser.tell("Emulation.setEmulatedMedia", calm)
                    try await browser.open("/projects/1")
                    try await browser.point(at: try await browser.find(".card"))
                    try await browser.run("document.querySelector('.card h2 a').focus()")
                    #expect(try await browser.all(".card video").isEmpty)
                    #expect(try await browser.complaints() == [])
                }
            }
        }
    }
}
