import Testing

extension InChromium {
    @Suite("the queue")
    struct QueueTests {
        @Test("shows what runs and waits, puts it in order, holds and releases it, and takes all drafts of a project")
        func wholeWay() async throws {
            try await withPaidStudio(renderTime: 600) { studio, server in
                let site = studio.site
                _ = try await site.makeVideo("First", prompt: "One")
                for title in ["Second", "Third"] {
                    let order: JSON = ["title": .string(title), "prompt": .string(title)]
                    #expect(try await site.post("/api/projects/1/videos", order).status == 201)
                }
                try await withBrowser(site) { browser in
                    try await hold(browser)
                    try await drafts(browser, server)
                    try await order(browser)
                    try await cancel(browser)
                    try await release(browser)
                    #expect(try await browser.complaints() == [])
                }
                #expect(try await server.simulator.jobs().count == 2)
            }
        }

        private func hold(_ browser: Browser) async throws {
            try await browser.open("/queue")
            try await browser.see("Nothing runs and nothing waits")
            try await browser.press("Hold everything")
            try await browser.see("Everything is held since", in: ".banners")
        }

        /// The total of all clips stands there before anything is sent.
        private func drafts(_ browser: Browser, _ server: PaidServer) async throws {
            try await browser.open("/connections/\(server.connection)")
            try await browser.press("Use it for new clips")
            try await browser.see("New clips go here.")
            try await browser.open("/projects/1")
            try await browser.press("Generate all drafts")
            try await browser.see("tbody th", ["Third", "Second", "First"])
            try await browser.see("$1.20", in: "tfoot")
            try await browser.press("Generate 3 clips for $1.20")
            try await browser.arrive(at: "/queue")
            try await browser.see("0 under way, 3 waiting, 0 waiting for you; $1.20 of real money set aside")
        }

        private func order(_ browser: Browser) async throws {
            func see(_ titles: [String]) async throws {
                try await browser.see(".rows h3 a", titles.map { "\($0), take 1" })
            }
            func move(_ title: String, _ place: String) async throws {
                let row = "//li[.//h3/a[starts-with(., '\(title)')]]//button[@value='\(place)']"
                try await browser.all(row, using: "xpath").first?.click()
            }
            try await see(["Third", "Second", "First"])
            try await move("First", "first")
            try await see(["First", "Third", "Second"])
            try await move("Third", "down")
            try await see(["First", "Second", "Third"])
            try await move("First", "last")
            try await see(["Second", "Third", "First"])
        }

        private func cancel(_ browser: Browser) async throws {
            try await browser.press("Cancel Second, take 1")
            try await browser.see(".rows h3 a", ["Third, take 1", "First, take 1"])
        }

        /// The list is kept live: what was released is seen to run without a press.
        private func release(_ browser: Browser) async throws {
            try await browser.press("Release everything")
            try await waitUntil("nothing is held") { try await browser.all(".banners").isEmpty }
            try await browser.run("window.isTheSamePage = true")
            try await browser.see("2 under way, 0 waiting, 0 waiting for you")
            try await browser.find(".queue progress")
            #expect(try await browser.run("return window.isTheSamePage").isTrue)
        }
    }
}
