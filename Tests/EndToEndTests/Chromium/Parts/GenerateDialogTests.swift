import Testing

extension InChromium {
    @Suite("the Generate dialog")
    struct GenerateDialogTests {
        private static let form = "dialog[open] form"

        @Test("counts the prompt, says what is left of the budget, is sent by Ctrl+Enter, and remembers the choice")
        func paid() async throws {
            try await withPaidStudio { studio, server in
                let site = studio.site
                let video = try await site.makeVideo(prompt: "Rain")
                let next = try await site.post("/api/projects/1/videos", ["title": "Next", "prompt": "Snow"])
                #expect(next.status == 201)
                try await Self.limit(site)
                try await withBrowser(site) { browser in
                    try await count(browser, video)
                    try await choosePaid(browser, video)
                    try await send(browser)
                    try await remember(browser)
                    #expect(try await browser.complaints().filter { !$0.contains("422") } == [])
                }
                #expect(try await site.takes(of: video) == 1)
                #expect(try await site.takes(of: video + 1) == 0)
            }
        }

        private static func limit(_ site: Site) async throws {
            let visitor = Visitor(site)
            let limits = try await visitor.open("/settings").form("Save the limits")
            #expect(try await visitor.press(limits.filled(["per_project": "1"])).problems == "")
        }

        private func count(_ browser: Browser, _ video: Int) async throws {
            try await browser.open("/videos/\(video)")
            try await browser.press("Generate with Sora")
            try await browser.see("4 of 32,000 characters", in: "\(Self.form) .counter")
            // It stands behind the text that is there.
            try await browser.type("🎬")
            try await browser.see("5 of 32,000 characters", in: "\(Self.form) .counter")
            let why = "\(Self.form) label:has(input[value='1920x1080']) [data-why]"
            let words = try await browser.run(
                "return getComputedStyle(document.querySelector(arguments[0]), '::after').content", [.string(why)])
            #expect(words.text == "\"not made by sora-2\"")
            #expect(try await browser.all("\(Self.form) .budget").isEmpty)
        }

        /// Another connection is another list of models and another budget: the form is made anew by the server.
        private func choosePaid(_ browser: Browser, _ video: Int) async throws {
            try await browser.select("connection", "Paid", in: Self.form)
            try await browser.see("$1.00 of $1.00 left in this project.", in: ".bill")
            try await browser.see(field: "#prompt", "Rain🎬")
            try await browser.choose("seconds", "8")
            try await browser.choose("size", "1280x720")
            try await browser.see("$0.80", in: ".bill output")
        }

        private func send(_ browser: Browser) async throws {
            try await browser.find("#prompt").click()
            try await browser.type(.enter, holding: [.control])
            try await browser.find("article.take video")
            #expect(try await browser.path.hasPrefix("/videos/1#take-"))
        }

        /// What the project's newest take was made with is what its next video begins with; and what is over the budget
        /// is refused in words, with everything still filled in.
        private func remember(_ browser: Browser) async throws {
            try await browser.open("/videos/2")
            try await browser.press("Generate with Sora")
            try await browser.see("$0.20 of $1.00 left in this project.", in: "\(Self.form) .bill")
            try await browser.see("This press needs more", in: "\(Self.form) .bill")
            #expect(try await browser.chosen("seconds", in: Self.form) == "8")
            #expect(try await browser.chosen("size", in: Self.form) == "1280x720")
            try await browser.press("Generate with Sora")
            try await browser.see("$0.20", in: "[role=alert]")
            try await browser.see(field: "#prompt", "Snow")
            #expect(try await browser.chosen("seconds") == "8")
        }
    }
}
