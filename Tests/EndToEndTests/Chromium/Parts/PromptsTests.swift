import Testing

extension InChromium {
    @Suite("prompts")
    struct PromptsTests {
        @Test("begin with examples, are kept with tags, filled in as forms, and found again once used")
        func library() async throws {
            try await withStudio { studio in
                try await withBrowser(studio.site) { browser in
                    try await examples(browser)
                    try await write(browser)
                    try await use(browser)
                    try await history(browser)
                    try await delete(browser)
                    // The answer to a deletion that one is not sure of.
                    #expect(try await browser.complaints().filter { !$0.contains("422") } == [])
                }
            }
        }

        private func examples(_ browser: Browser) async throws {
            try await browser.open("/prompts")
            #expect(try await browser.all(".rows > li").count == 5)
            try await browser.press("macro")
            try await browser.see(".rows h2", ["Something very small"])
            try await browser.press("Show all")
            try await waitUntil("all are shown") { try await browser.all(".rows > li").count == 5 }
        }

        private func write(_ browser: Browser) async throws {
            try await browser.fill("#title", "Weather")
            try await browser.fill("#body", "{{subject}} in {{weather}}, 35 mm")
            try await browser.fill("#tags", "remix, rain")
            try await browser.press("Add the template")
            try await waitUntil("it is there") { try await browser.all(".rows > li").count == 6 }
            try await browser.find("a[aria-label='Edit Weather']").click()
            try await browser.see("Weather", in: "h1")
            try await browser.fill("#title", "Kind of weather")
            try await browser.press("Save the template")
            try await browser.arrive(at: "/prompts")
            try await browser.see("Kind of weather", in: ".rows")
        }

        private func use(_ browser: Browser) async throws {
            try await browser.find("a[aria-label='Use Kind of weather']").click()
            try await browser.see("Kind of weather", in: "h1")
            #expect(try await browser.texts("main .field label") == ["subject", "weather"])
            try await browser.fill("#variable-1", "A heron")
            try await browser.fill("#variable-2", "thick fog")
            try await browser.press("Go on to the Generate form")
            try await browser.arrive(at: "/videos/1/generate-sora")
            try await browser.see(field: "#prompt", "A heron in thick fog, 35 mm")
            try await browser.press("How to write a prompt")
            try await browser.see("Sora and its like", in: "form details[open]")
            try await browser.press("Generate with Sora")
            try await browser.find("article.take")
        }

        private func history(_ browser: Browser) async throws {
            try await browser.open("/prompts")
            try await browser.press("Prompts used so far")
            try await browser.see("A heron in thick fog, 35 mm", in: ".rows")
            try await browser.fill("#q", "zebra")
            try await browser.find("main form button").click()
            try await browser.see("No prompt here")
            try await browser.fill("#q", "heron")
            try await browser.find("main form button").click()
            try await browser.see("A heron", in: ".rows")
            try await browser.press("Use it again")
            try await browser.arrive(at: "/videos/2/generate-sora")
            try await browser.see(field: "#prompt", "A heron in thick fog, 35 mm")
        }

        private func delete(_ browser: Browser) async throws {
            try await browser.open("/prompts/6")
            try await browser.press("Delete the template")
            try await browser.see("Nothing was deleted")
            try await browser.find("input[name=sure]").click()
            try await browser.press("Delete the template")
            try await browser.arrive(at: "/prompts")
            try await waitUntil("it is gone") { try await browser.all(".rows > li").count == 5 }
        }
    }
}
