import Foundation
import Testing

extension InChromium {
    @Suite("usage")
    struct UsageTests {
        @Test("is drawn with words and tables beside it, downloads as CSV, and warns where one wants to be told")
        func wholeWay() async throws {
            let downloads = try TemporaryFolder()
            try await withPaidStudio { studio, server in
                let site = studio.site
                let video = try await site.makeVideo()
                try await site.status(of: try await site.generate(video, server.settings), is: "completed")
                let prompt: JSON = ["prompt": "A boat [simulate: failed]", "model": "sora-2"]
                try await site.status(of: try await site.generate(video, prompt), is: "failed")
                try await withBrowser(site) { browser in
                    try await charts(browser)
                    try await csv(browser, downloads)
                    try await thresholds(browser)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        /// Each chart has a name and a sentence for who does not see it, and its numbers as a table.
        private func charts(_ browser: Browser) async throws {
            try await browser.open("/usage")
            let described = """
                return [...document.querySelectorAll(".charts > section:has(svg.chart)")].map((section) => {
                  const [chart] = section.querySelectorAll("svg[role=img]");
                  const [title, words] = chart.getAttribute("aria-labelledby").split(" ")
                    .map((id) => document.getElementById(id).textContent.trim());
                  const rows = section.querySelectorAll("details tbody tr").length;
                  return title && words && rows ? section.querySelector("h2").textContent : `${title}/${words}/${rows}`;
                });
                """
            let names = try await browser.run(described).items.compactMap(\.text)
            #expect(
                names == [
                    "Real spend per day", "Real spend per model", "Success rate", "From the request to the film",
                    "Failures by cause", "Clips per project",
                ])
            try await browser.see("$0.40", in: ".figures")
            try await browser.find("#spend ~ details summary").click()
            try await browser.see("$0.40", in: "#spend ~ details table")
            try await browser.press("90 days")
            try await browser.arrive(at: "/usage?days=90")
            #expect(try await browser.texts(".spans [aria-current]") == ["90 days"])
        }

        private func csv(_ browser: Browser, _ folder: TemporaryFolder) async throws {
            try await browser.tell(
                "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(folder.path)])
            try await browser.press("Download every generation as CSV")
            let files = try await eventually("the CSV is there") {
                let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                return names.first { $0.hasSuffix(".csv") }
            }
            let text = try String(contentsOfFile: folder.file(files), encoding: .utf8)
            #expect(text.split(whereSeparator: \.isNewline).count == 3)
            #expect(text.contains("0.40"))
        }

        private func thresholds(_ browser: Browser) async throws {
            #expect(try await browser.all("#alerts").isEmpty)
            try await browser.open("/settings")
            try await browser.fill("#alert_cost", "0.10")
            try await browser.press("Save the alerts")
            try await waitUntil("it is saved") {
                try await browser.all("#alert_cost").first?.property("value").text == "0.10"
            }
            try await browser.open("/usage")
            try await browser.see("A clip of the last 24 hours costs $0.40, more than $0.10.")
            try await browser.press("Open the take")
            try await browser.see("what happened", in: "h1")
        }
    }
}
