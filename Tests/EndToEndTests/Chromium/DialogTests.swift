import Testing

extension InChromium {
    @Suite("the Generate form")
    struct DialogTests {
        private static let form = "dialog[open] form"

        @Test("opens as a dialog over the video, and over a card of its project")
        func opens() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    for path in ["/videos/\(video)", "/projects/1"] {
                        try await browser.open(path)
                        try await browser.press("Generate with Sora")
                        try await browser.find(Self.form)
                        #expect(try await browser.path == path)
                        let prompt = try await browser.find("\(Self.form) textarea")
                        #expect(try await prompt.property("value").text == "A paper boat in the rain")
                        #expect(try await browser.complaints() == [])
                    }
                }
            }
        }

        @Test("opens when a video is added")
        func adding() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/projects/1")
                    try await browser.find("form input[name=title]").type("Second video")
                    try await browser.find("form textarea[name=prompt]").type("A lighthouse")
                    try await browser.find("form button[name=then]").click()
                    let prompt = try await browser.find("form[data-cost] textarea")
                    #expect(try await prompt.property("value").text == "A lighthouse")
                    try await browser.find("form[data-cost] output")
                    #expect(try await browser.complaints() == [])
                }
                #expect(try await studio.site.document("/api/projects/1")["videos"].items.count == 2)
            }
        }

        @Test("closes by Escape and by its button, without a trace, and gives the focus back")
        func closes() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(video)")
                    for close in ["Escape", "Cancel"] {
                        try await browser.press("Generate with Sora")
                        try await browser.find(Self.form)
                        if close == "Escape" {
                            try await browser.find("\(Self.form) textarea").type(Browser.Key.escape.rawValue)
                        } else {
                            try await browser.press("Cancel")
                        }
                        try await waitUntil("the dialog is gone") { try await browser.all("dialog").isEmpty }
                        let focused = try await browser.run("return document.activeElement.textContent")
                        #expect(focused.text == "Generate with Sora", "\(close)")
                    }
                }
                #expect(try await studio.site.takes(of: video) == 0)
            }
        }

        @Test("shows the cost of what is chosen, and only sizes that the model makes")
        func choices() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(video)")
                    try await browser.press("Generate with Sora")
                    let cost = try await browser.find("\(Self.form) output")
                    func shows(_ dollars: String) async throws {
                        try await waitUntil("the cost is \(dollars)") { try await cost.text == dollars }
                    }
                    func isOffered(_ size: String) async throws -> Bool {
                        try await browser.all("\(Self.form) input[value=\"\(size)\"]").first?.isEnabled ?? false
                    }
                    try await shows("$0.40")
                    #expect(try await isOffered("720x1280"))
                    #expect(try await isOffered("1920x1080") == false)
                    try await browser.choose("seconds", "12", in: Self.form)
                    try await shows("$1.20")
                    try await browser.choose("model", "sora-2-pro", in: Self.form)
                    try await shows("$3.60")
                    #expect(try await isOffered("1920x1080"))
                    try await browser.choose("size", "1920x1080", in: Self.form)
                    try await shows("$8.40")
                    try await browser.choose("model", "sora-2", in: Self.form)
                    try await shows("$1.20")
                    #expect(try await isOffered("1920x1080") == false)
                    #expect(try await browser.complaints() == [])
                }
                #expect(try await studio.site.takes(of: video) == 0)
            }
        }

        @Test("keeps what was typed through Escape and a reload, until it is discarded or sent")
        func draft() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    func open() async throws -> Browser.Element {
                        try await browser.open("/videos/\(video)")
                        try await browser.press("Generate with Sora")
                        return try await browser.find("\(Self.form) textarea")
                    }
                    try await open().type(" at night")
                    try await browser.choose("seconds", "8", in: Self.form)
                    let again = try await open()
                    let kept = try await again.property("value").text
                    #expect(kept == "A paper boat in the rain at night")
                    #expect(try await browser.find("\(Self.form) output").text == "$0.80")
                    try await browser.press("Discard the draft")
                    #expect(try await again.property("value").text == "A paper boat in the rain")
                    #expect(try await open().property("value").text == "A paper boat in the rain")
                    try await browser.find("\(Self.form) textarea").type(" at dawn")
                    try await browser.choose("variations", "2", in: Self.form)
                    try await waitUntil("the cost is that of both") {
                        try await browser.find("\(Self.form) output").text == "$0.80"
                    }
                    try await browser.press("Generate with Sora")
                    try await browser.find("article.take")
                    #expect(try await open().property("value").text == "A paper boat in the rain")
                    #expect(try await browser.complaints() == [])
                }
                #expect(try await studio.site.takes(of: video) == 2)
            }
        }

        @Test("that is refused shows itself again, filled in")
        func refused() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(video)")
                    try await browser.press("Generate with Sora")
                    let prompt = try await browser.find("\(Self.form) textarea")
                    try await prompt.clear()
                    try await prompt.type("   ")
                    try await browser.choose("seconds", "8", in: Self.form)
                    try await browser.press("Generate with Sora")
                    #expect(try await browser.find("[role=alert]").text.contains("Write a prompt"))
                    let chosen = try await browser.run("return document.forms[0].elements.seconds.value")
                    #expect(chosen.text == "8")
                }
                #expect(try await studio.site.takes(of: video) == 0)
            }
        }
    }
}
