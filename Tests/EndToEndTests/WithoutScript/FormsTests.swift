import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A person without script")
    struct FormsTests {
        @Test(
            "goes from an empty studio to a film by forms alone",
            arguments: [
                (Clip(model: "sora-2", seconds: 4, width: 720, height: 1280), true),
                (Clip(model: "sora-2-pro", seconds: 4, width: 1792, height: 1024), false),
            ])
        func wholeWay(_ clip: Clip, asMultipart: Bool) async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let video = try await visitor.makeVideo()
                #expect(video.first("h1")?.words == "Rain over Lisbon")
                var form = try await visitor.openGenerateForm(of: video).filled(clip.fields)
                #expect(form["prompt"] == "A paper boat in the rain")
                form.isMultipart = asMultipart
                let started = try await visitor.press(form)
                #expect(started.refresh != nil, "a page with something under way asks for itself again")

                let done = try await visitor.open(started.path) { !$0.all("video").isEmpty }
                #expect(done.refresh == nil)
                let film = try #require(done.first("video"))
                #expect(film.attributes["width"] == "\(clip.width)")
                let folder = try TemporaryFolder()
                let path = try await studio.site.download(
                    try #require(film.attributes["src"]), to: "film.mp4", in: folder)
                try await expect(path, is: clip)
            }
        }

        @Test("stops a running take, and makes another like it")
        func cancelAndRetry() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "600"]) { studio in
                let visitor = Visitor(studio.site)
                let video = try await visitor.makeVideo()
                _ = try await visitor.press(try await visitor.openGenerateForm(of: video))
                let running = try await visitor.open(video.path) { $0.words.contains("In progress") }
                let stopped = try await visitor.press(try running.form("Cancel"))
                #expect(stopped.words.contains("Cancelled"))

                let again = try stopped.form("Try again")
                let once = try await visitor.send(again)
                let twice = try await visitor.send(again)
                #expect(once.status == 303 && twice.status == 303)
                #expect(once.headers["location"] == twice.headers["location"])
                #expect(try await visitor.open(video.path).all("article").count == 2)
            }
        }

        @Test(
            "reads why a clip was not made, and what happened step by step",
            arguments: ["[simulate: refused] A boat", "[simulate: failed] A boat"])
        func failure(_ prompt: String) async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let video = try await visitor.makeVideo(prompt: prompt)
                let sent = try await visitor.press(try await visitor.openGenerateForm(of: video))
                let failed = try await visitor.open(sent.path) { $0.words.contains("It did not work.") }
                #expect(failed.words.contains("blocked by our moderation system"))
                #expect(failed.all("video").isEmpty && failed.refresh == nil)
                let record = try await visitor.open(try failed.link("What happened, step by step"))
                #expect(record.words.contains("queued → submitting"))
                #expect(record.words.contains("blocked by our moderation system"))
            }
        }

        @Test("finds the clip on every page that tells of it")
        func everyPage() async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let clip = try await studio.site.makeClip()
                let thumbnail = "/generations/\(clip.generation)/thumbnail"
                let projects = try await visitor.open("/projects")
                #expect(projects.all("img").contains { $0.attributes["src"] == thumbnail })
                let project = try await visitor.open(try projects.link("Lisbon"))
                #expect(project.all("img").contains { $0.attributes["src"] == thumbnail })
                #expect(try project.link("Rain over Lisbon") == "/videos/\(clip.video)")
                let usage = try await visitor.open(try project.link("Usage"))
                #expect(usage.words.contains("1 clip made, 0 under way"))
                #expect(usage.all("th").contains { $0.words == "sora-2" })
                #expect(try await visitor.open("/settings").words.contains("sora-2-pro"))
            }
        }

        @Test("sees the cost of a choice before confirming it")
        func preview() async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let chosen = try form.filled(["model": "sora-2-pro", "seconds": "12", "size": "1920x1080"])
                let shown = try await visitor.press(chosen, "Show the cost")
                #expect(shown.status == 200)
                #expect(shown.first("output")?.words == "$8.40")
                #expect(try shown.form("Generate with Sora")["size"] == "1920x1080")
                #expect(try await studio.site.takes(of: 1) == 0)
            }
        }
    }
}
