import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A refused form")
    struct RefusedFormTests {
        private static let prompt = "A \"quoted\" <b>prompt</b> & more\nwith a second line, é and 🎬"

        @Test("keeps what was typed and chosen, and says what to mend")
        func generateForm() async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let filled = try form.filled([
                    "prompt": Self.prompt, "model": "sora-2", "seconds": "12", "size": "1920x1080",
                ])
                let reply = try await visitor.send(filled)
                #expect(reply.status == 422)
                let refused = try WebPage(reply, path: form.action)
                #expect(refused.problems.contains("sora-2 does not make 1920x1080"))
                #expect(refused.problems.contains("sora-2-pro makes it"))
                let again = try refused.form("Generate with Sora")
                #expect(again["prompt"] == Self.prompt)
                #expect(again["model"] == "sora-2" && again["seconds"] == "12" && again["size"] == "1920x1080")
                #expect(try await studio.site.takes(of: 1) == 0)

                let mended = try await visitor.press(try again.filled(["model": "sora-2-pro"]))
                #expect(mended.status == 200 && mended.problems.isEmpty)
                let document = try await studio.site.document("/api/videos/1/sora-status")
                #expect(document["sora_generation_settings"]["prompt"].text == Self.prompt)
            }
        }

        @Test(
            "of a prompt that cannot be taken says why",
            arguments: [("  \n ", "Write a prompt"), ("long", "at most 32000")])
        func prompts(_ prompt: String, _ words: String) async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let text = prompt == "long" ? String(repeating: "ü", count: 32_001) : prompt
                let reply = try await visitor.send(try form.filled(["prompt": text, "seconds": "8"]))
                #expect(reply.status == 422)
                let refused = try WebPage(reply, path: form.action)
                #expect(refused.problems.contains(words))
                #expect(try refused.form("Generate with Sora")["seconds"] == "8")
                #expect(try await studio.site.takes(of: 1) == 0)
            }
        }

        @Test("of a new project, a new video or the limits comes back filled in")
        func otherForms() async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let video = try await visitor.makeVideo()
                let projects = try await visitor.open("/projects").form("Create the project")
                let noTitle = try await visitor.press(
                    try projects.filled(["title": " ", "description": "Kept <words>"]))
                #expect(noTitle.status == 422 && !noTitle.problems.isEmpty)
                #expect(try noTitle.form("Create the project")["description"] == "Kept <words>")

                let project = try await visitor.open(try video.link("Lisbon")).form("Add the video")
                let long = String(repeating: "t", count: 201)
                let longTitle = try await visitor.press(try project.filled(["title": long, "prompt": "Kept"]))
                #expect(longTitle.status == 422 && !longTitle.problems.isEmpty)
                #expect(try longTitle.form("Add the video")["title"] == long)
                #expect(try longTitle.form("Add the video")["prompt"] == "Kept")

                let limits = try await visitor.open("/settings").form("Save the limits")
                let noNumber = try await visitor.press(try limits.filled(["per_day": "a lot", "per_clip": "2.50"]))
                #expect(noNumber.status == 422 && noNumber.problems.contains("a lot"))
                #expect(try noNumber.form("Save the limits")["per_clip"] == "2.50")
            }
        }
    }
}
