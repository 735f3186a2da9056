import SQLite
import Testing

extension OverEveryPage {
    /// The pictures stand under `.build/screenshots`, each in four modes: 1280 and 390 wide, light and dark.
    @Suite("every page")
    struct AppearanceTests {
        @Test("fits wide and narrow windows, in light and dark, and can be read")
        func everyPage() async throws {
            try await withPaidStudio(kind: "litellm") { studio, server in
                try await withBrowser(studio.site) { browser in
                    try await look(at: Gallery.empty, browser)
                    let endings = try await Seed.fill(studio.site)
                    try await look(at: Gallery.takes(endings), browser)
                    try await look(at: try await Gallery.spend(studio.site, server), browser)
                    try await look(at: Gallery.library + Gallery.errors, browser)
                    try await look(at: try await Gallery.hold(studio.site), browser)
                    try Database(path: "\(studio.data)/dailies.sqlite").write {
                        try $0.execute(script: "DROP TABLE prompt_templates")
                    }
                    try await look(at: Gallery.broken, browser)
                }
            }
        }

        private func look(at sights: [Gallery.Sight], _ browser: Browser) async throws {
            for sight in sights {
                try await browser.present(width: 1280, height: 800, .light)
                try await open(sight, browser)
                for (width, height) in [(1280, 800), (390, 844)] {
                    for scheme in Browser.Scheme.allCases {
                        try await browser.present(width: width, height: sight.height ?? height, scheme)
                        let name = "\(sight.name)-\(width)-\(scheme)"
                        try await browser.screenshot(name, wholePage: sight.isWhole)
                        let faults = try await browser.faults()
                        #expect(faults == [], "\(name)")
                    }
                }
                let complaints = try await browser.complaints()
                #expect(complaints.filter { !$0.contains(sight.complaint ?? "\u{0}") } == [], "\(sight.name)")
            }
        }

        private func open(_ sight: Gallery.Sight, _ browser: Browser) async throws {
            try await browser.open(sight.path)
            if let press = sight.press { try await browser.press(press) }
            if let script = sight.script { try await browser.run(script) }
            try await browser.find(sight.awaited)
            try await waitUntil("the pictures and films of \(sight.name) are loaded") {
                try await browser.run(
                    "return [...document.querySelectorAll('video')].every((film) => film.readyState >= 1)"
                        + " && [...document.images].every((image) => image.complete || image.loading === 'lazy')"
                ).isTrue
            }
        }
    }
}
