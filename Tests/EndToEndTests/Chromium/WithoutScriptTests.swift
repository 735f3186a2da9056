import Testing

extension InChromium {
    @Suite("with script switched off")
    struct WithoutScriptTests {
        private static var options: Browser.Options {
            var options = Browser.Options()
            options.runsScript = false
            return options
        }

        @Test("a person makes a project, a video and a clip, and sees it finished without a press")
        func wholeWay() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "1"]) { studio in
                try await withBrowser(studio.site, Self.options) { browser in
                    try await browser.open("/")
                    try await browser.find("input[name=title]").type("Lisbon")
                    try await browser.press("Create the project")
                    try await arrive(browser, at: "/projects/1")
                    try await browser.find("textarea[name=prompt]").type("A paper boat in the rain")
                    try await browser.find("input[name=title]").type("Rain over Lisbon")
                    try await browser.press("Add the video")
                    try await arrive(browser, at: "/videos/1")
                    try await browser.press("Generate with Sora")
                    try await arrive(browser, at: "/videos/1/generate-sora")
                    #expect(try await browser.all("dialog").isEmpty)

                    try await browser.choose("seconds", "8")
                    try await browser.press("Show the cost")
                    try await waitUntil("the cost is shown") { try await browser.find("output").text == "$0.80" }
                    try await browser.press("Generate with Sora")
                    try await browser.find("article.take")
                    try await browser.find("article.take video")
                    #expect(try await browser.find("article.take .state").text == "Done")
                    #expect(try await browser.complaints() == [])
                }
                let settings = try await studio.site.document("/api/generations/1")["sora_generation_settings"]
                #expect(settings["seconds"].text == "8")
            }
        }

        /// The page before has fields of the same names, so what is found must not be of that one.
        private func arrive(_ browser: Browser, at path: String) async throws {
            try await waitUntil("\(path) is shown") { try await browser.path == path }
        }

        @Test("nothing is shown that needs script, and what stands in its place is")
        func differences() async throws {
            try await withStudio { studio in
                let clip = try await studio.site.makeClip()
                try await studio.site.status(of: try await studio.site.generate(clip.video), is: "completed")
                let idle = ["[data-copy]", "[data-notice]", "[data-together]", "[data-key='?']", ".toasts", ".counter"]
                try await withBrowser(studio.site, Self.options) { browser in
                    for (path, instead) in [
                        ("/videos/1", "a[href='/videos/1/generate-sora']"), ("/settings", "noscript .hint"),
                        ("/videos/1/generate-sora", "button[name=preview].scriptless"),
                        ("/videos/1/compare?take=1&take=2", "video[controls]"), ("/shortcuts", "kbd"),
                        ("/projects/1", "button[name=then]"), ("/queue", "form[action='/queue/hold'] button"),
                    ] {
                        try await browser.open(path)
                        try await browser.find(instead)
                        for selector in idle {
                            for element in try await browser.all(selector) {
                                #expect(try await element.isDisplayed == false, "\(selector) on \(path)")
                            }
                        }
                    }
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        @Test("Enter in a form presses its main button")
        func enter() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeVideo()
                try await withBrowser(studio.site, Self.options) { browser in
                    try await browser.open("/projects/1")
                    try await browser.find("input[name=title]").type("By Enter\n")
                    try await waitUntil("the video is made") { try await browser.path == "/videos/2" }
                }
            }
        }
    }
}
