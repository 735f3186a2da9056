import Testing

extension InChromium {
    @Suite("a notice")
    struct NoticesTests {
        /// Stands in for what a browser without a screen and a loudspeaker cannot show.
        private static let witness = """
            window.told = []; window.tones = 0;
            window.Notification = class {
              static permission = "granted";
              static requestPermission = async () => "granted";
              constructor(title, { body }) { window.told.push(`${title}: ${body}`); }
            };
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) { window.tones += 1; start.apply(this, when); };
            """

        /// What the browser itself would say of a tab that nobody looks at.
        private static let hide = """
            Object.defineProperty(document, "hidden", { configurable: true, get: () => arguments[0] });
            document.dispatchEvent(new Event("visibilitychange"));
            """

        @Test("marks the tab's title and icon while nobody looks, and is shown and heard where one asked for it")
        func hidden() async throws {
            try await withStudio { studio in
                let site = studio.site
                let video = try await site.makeVideo()
                try await withBrowser(site) { browser in
                    try await switchOn(browser)
                    try await browser.run(Self.hide, [true])
                    try await site.status(of: try await site.generate(video), is: "completed")
                    try await waitUntil("the title tells it") {
                        try await browser.run("return document.title").text == "● Rain over Lisbon is done."
                    }
                    let icon = "return document.querySelector('link[rel=icon]').getAttribute('href')"
                    #expect(try await browser.run(icon).text?.contains("favicon-news") == true)
                    #expect(try await browser.run("return window.told") == ["Dailies: Rain over Lisbon is done."])
                    #expect(try await browser.run("return window.tones") == 2)
                    try await browser.run(Self.hide, [false])
                    #expect(try await browser.run("return document.title").text == "Settings · Dailies")
                    #expect(try await browser.run(icon).text?.contains("favicon-news") == false)
                    try await again(browser)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        /// Both are off until the person switches them on in this browser.
        private func switchOn(_ browser: Browser) async throws {
            try await browser.tell("Page.addScriptToEvaluateOnNewDocument", ["source": .string(Self.witness)])
            try await browser.open("/settings")
            for name in ["notification", "sound"] {
                let box = try await browser.find("[data-notice=\(name)]")
                #expect(try await box.property("checked") == false)
                try await box.click()
                try await waitUntil("\(name) is kept") {
                    try await browser.run("return localStorage.getItem(arguments[0])", [.string("dailies.\(name)")])
                        .text
                        == "on"
                }
            }
            try await browser.open("/settings")
            for name in ["notification", "sound"] {
                #expect(try await browser.find("[data-notice=\(name)]").property("checked") == true)
            }
            try await waitUntil("the page listens") {
                try await browser.run("return sessionStorage.getItem('dailies.cursor') !== null").isTrue
            }
        }

        /// What was told is not told again by the next page.
        private func again(_ browser: Browser) async throws {
            try await browser.open("/queue")
            let asks = "return performance.getEntriesByType('resource').some((e) => e.name.includes('/api/activity'))"
            try await waitUntil("the next page has asked") { try await browser.run(asks).isTrue }
            #expect(try await browser.run("return window.told") == [])
            #expect(try await browser.all(".toast").isEmpty)
        }
    }
}
