import Testing

extension InChromium {
    @Suite("a player")
    struct PlayerTests {
        @discardableResult
        private static func film(_ browser: Browser, _ expression: String, _ place: Int = 0) async throws -> JSON {
            try await browser.run(
                "const film = document.querySelectorAll('video')[arguments[0]]; return \(expression)",
                [.integer(place)])
        }

        private static func press(_ browser: Browser, _ key: String) async throws {
            try await browser.run(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))",
                [.string(key)])
        }

        @Test("plays, steps by frames, changes its speed and repeats by keys, but not while a text is written")
        func keys() async throws {
            try await withStudio { studio in
                let clip = try await studio.site.makeClip(["size": "1280x720"])
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(clip.video)")
                    try await waitUntil("the film can be played") {
                        try await Self.film(browser, "film.readyState >= 2").isTrue
                    }
                    try await Self.press(browser, "m")
                    #expect(try await Self.film(browser, "film.muted").isTrue)
                    try await Self.press(browser, "k")
                    try await waitUntil("it plays") { try await Self.film(browser, "film.currentTime > 0.4").isTrue }
                    try await Self.press(browser, "k")
                    #expect(try await Self.film(browser, "film.paused").isTrue)
                    let before = try await Self.film(browser, "film.currentTime").number ?? 0
                    for _ in 0..<3 { try await Self.press(browser, ".") }
                    let after = try await Self.film(browser, "film.currentTime").number ?? 0
                    #expect(after > before && after < before + 0.2)
                    try await Self.press(browser, ",")
                    #expect(try await Self.film(browser, "film.currentTime").number ?? 9 < after)
                    try await Self.press(browser, ">")
                    #expect(try await Self.film(browser, "film.playbackRate").number == 1.5)
                    try await Self.press(browser, "r")
                    #expect(try await Self.film(browser, "film.loop").isTrue)
                    try await Self.press(browser, "?")
                    #expect(try await browser.find("dialog[open]").text.contains("Back one frame"))
                    try await Self.press(browser, "k")
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        @Test("plays and seeks together with the others where takes are compared")
        func together() async throws {
            try await withStudio { studio in
                let clip = try await studio.site.makeClip()
                let other = try await studio.site.generate(clip.video)
                try await studio.site.status(of: other, is: "completed")
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(clip.video)")
                    for box in try await browser.all("input[name=take]") { try await box.click() }
                    try await browser.press("Compare the marked takes")
                    try await browser.find("[data-compare]")
                    try await waitUntil("both can be played") {
                        try await browser.run(
                            "return [...document.querySelectorAll('video')].every((film) => film.readyState >= 2)"
                        ).isTrue
                    }
                    try await browser.press("Play together")
                    try await waitUntil("both play") {
                        let first = try await Self.film(browser, "film.currentTime > 0.3").isTrue
                        return try await Self.film(browser, "film.currentTime > 0.3", 1).isTrue && first
                    }
                    try await browser.press("Pause together")
                    try await waitUntil("both stand") {
                        let first = try await Self.film(browser, "film.paused").isTrue
                        return try await Self.film(browser, "film.paused", 1).isTrue && first
                    }
                    try await Self.film(browser, "(film.currentTime = 2, null)", 1)
                    try await waitUntil("the first follows") {
                        try await Self.film(browser, "film.currentTime === 2").isTrue
                    }
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        @Test("is not needed to learn that a clip is done: any open page says so")
        func notices() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "2"]) { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/usage")
                    try await waitUntil("the page listens") {
                        try await browser.run("return sessionStorage.getItem('dailies.cursor') !== null").isTrue
                    }
                    let take = try await studio.site.generate(video)
                    let line = try await browser.find(".toasts a")
                    #expect(try await line.text == "Rain over Lisbon is done.")
                    try await line.click()
                    #expect(try await browser.path == "/videos/\(video)#take-\(take)")
                }
            }
        }
    }
}
