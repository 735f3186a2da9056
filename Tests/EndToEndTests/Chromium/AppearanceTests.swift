import Testing

extension InChromium {
    @Suite("every page")
    struct AppearanceTests {
        @Test("fits wide and narrow windows, in light and dark, and can be read")
        func furnished() async throws {
            try await withStudio { studio in
                let sights = try await Gallery.furnish(studio.site)
                try await look(at: sights, of: studio.site)
            }
        }

        @Test("does so too while a clip is being made")
        func running() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "600"]) { studio in
                let sights = try await Gallery.start(studio.site)
                try await look(at: sights, of: studio.site)
            }
        }

        private func look(at sights: [Gallery.Sight], of site: Site) async throws {
            try await withBrowser(site) { browser in
                for scheme in Browser.Scheme.allCases {
                    for (width, height) in [(1280, 800), (390, 844)] {
                        try await browser.present(width: width, height: height, scheme)
                        for sight in sights {
                            try await look(at: sight, browser, "\(sight.name)-\(width)-\(scheme)")
                        }
                    }
                }
            }
        }

        private func look(at sight: Gallery.Sight, _ browser: Browser, _ name: String) async throws {
            try await browser.open(sight.path)
            if let press = sight.press { try await browser.press(press) }
            try await browser.find(sight.awaited)
            if sight.awaited == "video" {
                try await waitUntil("the poster and the film's length are loaded") {
                    try await browser.run("return document.querySelector('video').readyState >= 1").isTrue
                }
            }
            try await browser.screenshot(name, wholePage: sight.press == nil)
            let faults = try await browser.faults()
            #expect(faults == [], "\(name)")
            let complaints = try await browser.complaints()
            // Chromium calls every page with the status 404 an error.
            #expect(complaints.filter { !$0.contains("404 (Not Found)") || sight.name != "not-found" } == [], "\(name)")
        }
    }
}
