import Testing

extension InChromium {
    @Suite("what is made from a finished take")
    struct RemixTests {
        @Test("several remixes at once, by a form that grows, for the total that was shown", arguments: [true, false])
        func remixes(runsScript: Bool) async throws {
            var options = Browser.Options()
            options.runsScript = runsScript
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                let take = try await studio.site.generate(video)
                try await studio.site.status(of: take, is: "completed")
                try await withBrowser(studio.site, options) { browser in
                    try await browser.open("/videos/\(video)")
                    try await browser.present(width: 1280, height: 800, .light)
                    try await browser.press("Remix")
                    try await browser.find("#prompt-2")
                    let isBare = """
                        const field = document.querySelector("main textarea");
                        const { x, y, width } = field.getBoundingClientRect();
                        return document.elementFromPoint(x + width / 2, y + 10) === field;
                        """
                    #expect(try await browser.run(isBare).isTrue, "nothing lies over the first field")
                    try await browser.find("#prompt-2").type("In deep snow")
                    try await browser.press("Add another prompt")
                    try await browser.find("#prompt-4").type("At night")
                    #expect(try await browser.all("textarea").count == 4)
                    try await browser.press("Show the total")
                    try await waitUntil("the total is shown") { try await browser.find("output").text == "$0.80" }
                    try await browser.press("Generate 2 remixes for $0.80")
                    try await browser.find("article.take .lineage")
                    #expect(try await browser.complaints() == [])
                }
                for (remix, prompt) in [(take + 1, "In deep snow"), (take + 2, "At night")] {
                    try await studio.site.status(of: remix, is: "completed")
                    let settings = try await studio.site.document("/api/generations/\(remix)")[
                        "sora_generation_settings"]
                    #expect(settings["prompt"].text == prompt)
                    #expect(settings["source"]["operation"].text == "remix")
                }
            }
        }
    }
}
