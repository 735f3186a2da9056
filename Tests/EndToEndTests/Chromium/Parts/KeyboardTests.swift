import Testing

extension InChromium {
    @Suite("by keyboard")
    struct KeyboardTests {
        @Test("the first key leads past the menu, and ? and g open dialogs that keep the focus and give it back")
        func dialogs() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await skip(browser, video)
                    try await stay(browser, in: "?", back: "Keyboard")
                    try await stay(browser, in: "g", back: "Generate with Sora")
                    try await regions(browser, video)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func skip(_ browser: Browser, _ video: Int) async throws {
            try await browser.open("/videos/\(video)")
            try await browser.type(.tab)
            #expect(try await browser.focused == "Skip to the content")
            let isSeen = "return document.activeElement.getBoundingClientRect().left >= 0"
            #expect(try await browser.run(isSeen).isTrue)
            try await browser.type(.enter)
            try await browser.type(.tab)
            #expect(
                try await browser.run("return document.querySelector('main').contains(document.activeElement)").isTrue)
        }

        /// Goes round the dialog forwards and backwards, and never meets what lies under it.
        private func stay(_ browser: Browser, in key: String, back opener: String) async throws {
            try await browser.run("document.activeElement.blur()")
            try await browser.type(key)
            try await browser.find("dialog[open]")
            let place = """
                const [dialog, element] = [document.querySelector("dialog"), document.activeElement];
                return dialog.contains(element) || element === document.body;
                """
            for held: [Browser.Key] in [[], [.shift]] {
                for press in 0..<30 {
                    try await browser.type(.tab, holding: held)
                    #expect(try await browser.run(place).isTrue, "\(key), \(held), press \(press)")
                }
            }
            try await browser.type(.escape)
            try await waitUntil("the dialog is gone") { try await browser.all("dialog").isEmpty }
            #expect(try await browser.focused == opener)
        }

        @Test("everything on a page is reached and has a name")
        func everything() async throws {
            try await withStudio { studio in
                try await Seed.begin(studio.site)
                let again = try await studio.site.generate(1, ["prompt": "Snow"])
                try await studio.site.status(of: again, is: "completed")
                try await withBrowser(studio.site) { browser in
                    for path in Self.paths {
                        try await browser.open(path)
                        let expected = try await browser.run(Self.stops).items.compactMap(\.text)
                        let reached = try await walk(browser, atMost: expected.count + 10)
                        #expect(Set(expected).subtracting(reached) == [], "\(path)")
                        #expect(!expected.contains { $0.hasPrefix("nameless") }, "\(path)")
                    }
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private static let paths = [
            "/projects", "/projects/1", "/videos/1", "/videos/1/generate-sora", "/search?sort=title", "/prompts",
            "/queue",
        ]

        /// Tags every element that takes part in the work, and returns the names and tags of those that must be reached:
        /// of each group of radio buttons the chosen one, by arrows the others.
        private static let stops = """
            const parts = "a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls]";
            const wanted = [...document.querySelectorAll(parts)].filter((e) =>
              e.tabIndex >= 0 && !e.disabled && e.checkVisibility() && (e.type !== "radio" || e.checked));
            return wanted.map((element, index) => {
              const label = element.labels?.[0]?.textContent ?? "";
              const name = (element.ariaLabel ?? (label || element.textContent)).trim();
              element.dataset.stop = `${name ? "" : "nameless "}${index} ${element.localName} ${name.slice(0, 40)}`;
              return element.dataset.stop;
            });
            """

        /// Presses Tab until the page is left, and returns what was reached.
        private func walk(_ browser: Browser, atMost limit: Int) async throws -> Set<String> {
            var reached: Set<String> = []
            var last: String?
            for _ in 0..<limit * 3 {
                try await browser.type(.tab)
                let stop = try await browser.run("return document.activeElement.dataset.stop ?? null").text
                // A date and a player have several stops inside.
                guard let stop, stop != last else { continue }
                guard reached.insert(stop).inserted else { break }
                last = stop
            }
            return reached
        }

        /// What changes by itself is said aloud, and the page's regions have names.
        private func regions(_ browser: Browser, _ video: Int) async throws {
            try await browser.open("/videos/\(video)/generate-sora")
            let missing = try await browser.run(
                """
                const wanted = [
                  "header", "nav[aria-label=Main]", "main", "footer", "[role=status].toasts", ".cost[aria-live]",
                ];
                return wanted.filter((selector) => document.querySelector(selector) === null);
                """)
            #expect(missing == [])
            #expect(try await browser.run("return document.documentElement.lang") == "en")
            #expect(try await browser.texts("nav [aria-current=page]") == ["Projects"])
        }
    }
}
