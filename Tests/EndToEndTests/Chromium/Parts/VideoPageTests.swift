import Foundation
import Testing

extension InChromium {
    @Suite("the video page")
    struct VideoPageTests {
        @Test("shows takes as a strip, their kinship and settings, takes a pick, and gives everything away")
        func takes() async throws {
            let downloads = try TemporaryFolder()
            try await withStudio { studio in
                let site = studio.site
                let clip = try await site.makeClip(["size": "1280x720", "seconds": "8"])
                let remix = try await site.post("/api/generations/\(clip.generation)/remix", ["prompt": "In snow"])
                #expect(remix.status == 202)
                try await site.status(of: clip.generation + 1, is: "completed")
                let bad = try await site.generate(clip.video, ["prompt": "A boat [simulate: failed]"])
                try await site.status(of: bad, is: "failed")
                try await withBrowser(site) { browser in
                    try await browser.open("/videos/\(clip.video)")
                    try await strip(browser)
                    try await kinship(browser)
                    try await mark(browser)
                    try await copy(browser)
                    try await download(browser, into: downloads)
                    try await again(browser)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func strip(_ browser: Browser) async throws {
            let names = ["Take 3", "Take 2", "Take 1"]
            let shown = try await browser.texts(".strip-name")
            #expect(shown.map { $0.prefix(6) } == names.map { $0[...] })
            #expect(shown[0].contains("Failed"))
            #expect(try await browser.all("input[name=take]").count == 2)
            try await browser.see("blocked by our moderation system", in: "#take-3 .problem")
            for fact in ["sora-2", "8 s", "1280x720"] { try await browser.see(fact, in: "#take-1 .facts") }
        }

        private func kinship(_ browser: Browser) async throws {
            try await browser.see("Remix of take 1.", in: "#take-2 .lineage")
            try await browser.see("Remixed as take 2.", in: "#take-1 .lineage")
            try await browser.find("#take-2 .lineage a").click()
            #expect(try await browser.path == "/videos/1#take-1")
            try await browser.find("#take-2 .more > summary").click()
            try await browser.press("What happened, step by step")
            try await browser.see("Remix", in: ".tree .depth-1")
            try await browser.open("/videos/1")
        }

        private func mark(_ browser: Browser) async throws {
            try await browser.find("#take-1 button[name=picked]").click()
            try await browser.see("Picked", in: "#take-1 h2")
            try await browser.find("#take-1 button[name=starred]").click()
            try await browser.see("Starred", in: "#take-1 h2")
            #expect(try await browser.run("return document.querySelector('article.take').id").text == "take-1")
            try await browser.open("/projects/1")
            let poster = try await browser.find(".card img").property("src").text
            #expect(poster?.hasSuffix("/generations/1/thumbnail") == true)
            try await browser.open("/videos/1")
        }

        private func copy(_ browser: Browser) async throws {
            let permissions: JSON = ["clipboardReadWrite", "clipboardSanitizedWrite"]
            try await browser.tell(
                "Browser.grantPermissions", ["permissions": permissions, "origin": .string(browser.site.address)])
            try await browser.find("#take-2 details:has([data-copy]) summary").click()
            try await browser.find("#take-2 [data-copy]").click()
            try await browser.see("The prompt was copied.", in: ".toasts")
            #expect(try await browser.run("return navigator.clipboard.readText()").text == "In snow")
        }

        private func download(_ browser: Browser, into folder: TemporaryFolder) async throws {
            try await browser.tell(
                "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(folder.path)])
            try await browser.find("#take-1 .more > summary").click()
            for (label, file) in [
                ("Poster", "rain-over-lisbon-take-1.webp"), ("Sidecar (JSON)", "rain-over-lisbon-take-1.json"),
            ] {
                try await browser.press(label)
                try await waitUntil("\(file) is there") {
                    FileManager.default.fileExists(atPath: folder.file(file))
                }
            }
            let sidecar = try JSON(Array(Data(contentsOf: URL(filePath: folder.file("rain-over-lisbon-take-1.json")))))
            #expect(!sidecar.members.isEmpty)
        }

        private func again(_ browser: Browser) async throws {
            try await browser.press("Use these settings again")
            try await browser.arrive(at: "/videos/1/generate-sora?from=1")
            #expect(try await browser.chosen("seconds") == "8")
            #expect(try await browser.chosen("size") == "1280x720")
        }
    }
}
