import Testing

extension InChromium {
    @Suite("finding")
    struct FindTests {
        @Test("goes by words and filters, in an order, and under an address that can be kept")
        func words() async throws {
            try await withStudio { studio in
                let site = studio.site
                let boat = try await site.makeVideo("The boat", prompt: "A paper boat in the rain")
                #expect(try await site.post("/api/projects", ["title": "Porto"]).status == 201)
                let order: JSON = ["title": "A fox", "prompt": "A fox asleep beside a boat"]
                let fox = try #require(try await site.post("/api/projects/2/videos", order).json["id"].integer)
                for (video, ending) in [(boat, "completed"), (fox, "failed")] {
                    let prompt = ending == "failed" ? "A zeppelin [simulate: refused]" : "Rain"
                    try await site.status(of: try await site.generate(video, ["prompt": .string(prompt)]), is: ending)
                }
                try await withBrowser(site) { browser in
                    try await search(browser)
                    try await filter(browser)
                    try await star(browser)
                    try await nothing(browser)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func search(_ browser: Browser) async throws {
            try await browser.open("/search")
            try await browser.see(".card h2", ["A fox", "The boat"])
            try await browser.fill("#q", "boat")
            try await browser.find("main form button").click()
            try await browser.see(".card mark", ["boat", "boat", "boat"])
            try await browser.fill("#q", "zepp")
            try await browser.find("main form button").click()
            try await browser.see(".card h2", ["A fox"])
            try await browser.see("In a take: A zeppelin", in: ".card")
        }

        private func filter(_ browser: Browser) async throws {
            try await browser.open("/search")
            try await browser.press("Order and filters")
            try await browser.select("state", "Done")
            try await browser.select("sort", "By title")
            try await browser.find("main form button").click()
            try await browser.see(".card h2", ["The boat"])
            let address = try await browser.path
            try await browser.open("/usage")
            try await browser.open(address)
            try await browser.see(".card h2", ["The boat"])
            #expect(try await browser.find("select[name=sort]").property("value").text == "title")
            try await browser.select("state", "In any state")
            try await browser.select("project", "Lisbon")
            try await browser.find("main form button").click()
            // The page before shows the same video.
            try await waitUntil("the project is in the address") { try await browser.path.contains("project=1") }
            try await browser.see(".card h2", ["The boat"])
            try await browser.open("/search?from=2000-01-01&to=2000-12-31")
            try await browser.see("No video fits")
            try await browser.open("/search?model=sora-2&connection=1&sort=oldest")
            try await browser.see(".card h2", ["The boat", "A fox"])
        }

        private func star(_ browser: Browser) async throws {
            try await browser.open("/videos/2")
            try await browser.press("Star")
            try await browser.see("Starred", in: "article.take h2")
            try await browser.open("/search")
            try await browser.press("Order and filters")
            try await browser.find("input[name=star]").click()
            try await browser.find("main form button").click()
            try await browser.see(".card h2", ["A fox"])
        }

        private func nothing(_ browser: Browser) async throws {
            try await browser.open("/search?q=submarine")
            try await browser.see("No video fits")
            try await browser.press("Start anew")
            try await browser.see(".card h2", ["A fox", "The boat"])
        }

        @Test("leads through many pages, on none of which a video stands twice while others are added")
        func pages() async throws {
            try await withStudio { studio in
                let site = studio.site
                _ = try await site.makeVideo("Video 0")
                func add(_ title: String) async throws {
                    let reply = try await site.post("/api/projects/1/videos", ["title": .string(title)])
                    guard reply.status == 201 else { throw Failure("\(reply.status)") }
                }
                for number in 1..<150 { try await add("Video \(number)") }
                try await withBrowser(site) { browser in
                    try await browser.open("/search?q=video")
                    var titles = try await browser.texts(".card h2")
                    for number in 150..<155 { try await add("Video \(number)") }
                    while let next = try await browser.all("a[rel=next]").first {
                        let before = try await browser.path
                        try await next.click()
                        try await waitUntil("the next page") { try await browser.path != before }
                        try await browser.find("footer")
                        titles += try await browser.texts(".card h2")
                    }
                    #expect(titles.count == 150 && Set(titles).count == 150)
                    #expect(titles.first == "Video 149" && titles.last == "Video 0")
                }
            }
        }
    }
}
