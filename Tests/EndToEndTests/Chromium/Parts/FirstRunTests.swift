import Testing

extension InChromium {
    @Suite("errors and empty pages")
    struct FirstRunTests {
        @Test("lead to the first clip in two presses, and on from everywhere else")
        func firstClip() async throws {
            try await withStudio { studio in
                try await withBrowser(studio.site) { browser in
                    try await empties(browser)
                    try await errors(browser)
                    try await browser.open("/")
                    try await browser.arrive(at: "/projects")
                    try await browser.find("main textarea").type("A paper boat in the rain")
                    try await browser.press("Generate with Sora")
                    try await browser.arrive(at: "/videos/1/generate-sora")
                    try await browser.press("Generate with Sora")
                    try await browser.find("article.take video")
                    #expect(try await browser.complaints().filter { !$0.contains("40") } == [])
                }
                #expect(try await studio.site.takes(of: 1) == 1)
            }
        }

        /// Each says what belongs there and what to do.
        private func empties(_ browser: Browser) async throws {
            for (path, words, next) in [
                ("/search", "No videos yet", "Open the Playground"), ("/queue", "Nothing runs and nothing waits", nil),
                ("/trash", "The trash is empty", nil), ("/prompts/used", "No prompt here", nil),
                ("/prompts?tag=nothing", "No templates here", "Show all"),
                ("/usage", "Nothing was spent in these days.", nil),
                ("/projects?q=nothing", "No project fits", "All projects"),
            ] as [(String, String, String?)] {
                try await browser.open(path)
                try await browser.see(words)
                if let next { try await browser.press(next) }
            }
        }

        private func errors(_ browser: Browser) async throws {
            for (path, words) in [
                ("/nowhere", "There is nothing here"), ("/videos/7", "There is nothing here"),
                ("/queue/hold", "That cannot be done here"),
            ] {
                try await browser.open(path)
                try await browser.see(words, in: "h1")
                try await browser.press("Go to the projects")
                try await browser.arrive(at: "/projects")
            }
        }
    }
}
