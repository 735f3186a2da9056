import Foundation
import Testing

extension InChromium {
    @Suite("a clip")
    struct WatchingTests {
        @Test("is confirmed, watched while it is made without a reload, and played")
        func wholeWay() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "3"]) { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(video)")
                    try await browser.press("Generate with Sora")
                    try await browser.find("dialog[open] form")
                    try await browser.press("Generate with Sora")
                    try await browser.find("article.take")
                    #expect(try await browser.path == "/videos/\(video)#take-1")
                    try await browser.run("window.isTheSamePage = true; window.seen = new Set()")
                    try await watchProgress(browser)
                    try await browser.find("article.take video")
                    #expect(try await browser.run("return window.isTheSamePage") == true)
                    let seen = try await browser.run("return [...window.seen]").items.compactMap(\.number)
                    #expect(seen.count > 1, "\(seen)")
                    #expect(try await browser.find("article.take .state").text == "Done")
                    try await play(browser)
                    #expect(try await browser.complaints() == [])
                }
                #expect(try await studio.site.takes(of: video) == 1)
            }
        }

        /// Collects the percentages that the page shows until it shows a film.
        private func watchProgress(_ browser: Browser) async throws {
            let collect = """
                const bar = document.querySelector("article.take progress[value]");
                if (bar) window.seen.add(bar.value);
                return document.querySelector("article.take video") !== null;
                """
            try await waitUntil("the film is there") { try await browser.run(collect).isTrue }
        }

        private func play(_ browser: Browser) async throws {
            @discardableResult func film(_ expression: String) async throws -> JSON {
                try await browser.run("const film = document.querySelector('video'); return \(expression)")
            }
            try await waitUntil("the film's length is known") { try await film("film.readyState >= 1").isTrue }
            #expect(abs((try await film("film.duration").number ?? 0) - 4) <= 0.1)
            #expect(try await film("[film.videoWidth, film.videoHeight]") == [720, 1280])
            try await film("(film.currentTime = 3, null)")
            try await waitUntil("the film stands at its third second") {
                try await film("!film.seeking && film.readyState >= 2 && film.currentTime === 3").isTrue
            }
            try await film("(film.muted = true, film.play(), null)")
            try await waitUntil("the film runs") { try await film("film.currentTime > 3.1").isTrue }
            #expect(try await film("film.error") == .null)
        }

        @Test("is downloaded as a file with a readable name")
        func download() async throws {
            try await withStudio { studio in
                let clip = try await studio.site.makeClip()
                let whole = try await studio.site.get("/generations/\(clip.generation)/video.mp4")
                let folder = try TemporaryFolder()
                try await withBrowser(studio.site) { browser in
                    try await browser.tell(
                        "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(folder.path)])
                    try await browser.open("/videos/\(clip.video)")
                    try await browser.press("Download the MP4")
                    let file = folder.file("rain-over-lisbon-take-1.mp4")
                    try await waitUntil("the file is there") {
                        try Array(Data(contentsOf: URL(filePath: file))) == whole.body
                    }
                }
            }
        }

        @Test("is shown on its card as it comes along, without a reload")
        func card() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "1"]) { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    _ = try await studio.site.generate(video)
                    try await browser.open("/projects/1")
                    try await browser.run("window.isTheSamePage = true")
                    try await waitUntil("the card says Done") {
                        try await browser.all(".card .state").first?.text == "Done"
                    }
                    try await browser.find(".card img")
                    #expect(try await browser.run("return window.isTheSamePage") == true)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        @Test("is asked for once, however often the button is pressed")
        func manyPresses() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(video)/generate-sora")
                    let presses = """
                        const button = document.querySelector("form[data-cost] button");
                        for (let press = 0; press < 5; press++) button.click();
                        """
                    try await browser.run(presses)
                    try await browser.find("article.take")
                    #expect(try await studio.site.takes(of: video) == 1)
                    try await browser.command("POST", "/back")
                    try await browser.find("form[data-cost]")
                    try await browser.press("Generate with Sora")
                    try await browser.find("article.take")
                }
                #expect((1...2).contains(try await studio.site.takes(of: video)))
            }
        }

        @Test("is stopped by its button, and stays stopped")
        func cancel() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "600"]) { studio in
                let video = try await studio.site.makeVideo()
                let generation = try await studio.site.generate(video)
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(video)")
                    try await waitUntil("it is in progress") {
                        try await browser.find("article.take .state").text == "In progress"
                    }
                    try await browser.press("Cancel")
                    try await waitUntil("it is cancelled") {
                        try await browser.find("article.take h2 .state").text == "Cancelled"
                    }
                }
                try await studio.site.status(of: generation, is: "cancelled")
            }
        }
    }
}
