import FFmpeg
import Foundation
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A first frame")
    struct ReferenceTests {
        /// A picture made by ffmpeg.
        private static func picture(_ size: String, _ ending: String = "png") async throws -> FormFile {
            let folder = try TemporaryFolder()
            let path = folder.file("picture.\(ending)")
            try await FFmpeg.find().run(["-f", "lavfi", "-i", "testsrc2=s=\(size)", "-frames:v", "1", path])
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            return FormFile(name: "frame.\(ending)", type: "application/octet-stream", bytes: bytes)
        }

        private static func checksum(_ bytes: [UInt8]) async throws -> String {
            let folder = try TemporaryFolder()
            let file = try folder.write(bytes, to: "file")
            let sum = try ChildProgram(try #require(Places.tool("sha256sum")), [file])
            #expect(try await sum.waitForExit() == .status(0))
            return String(sum.output.prefix(64))
        }

        @Test("of the clip's size is taken, whatever its format", arguments: ["png", "jpg", "webp"])
        func taken(_ ending: String) async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let picture = try await Self.picture("720x1280", ending)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let page = try await visitor.press(
                    try form.filled(["size": "720x1280"]).attaching(picture, to: "input_reference"))
                #expect(page.status == 200 && page.problems.isEmpty)
                let document = try await studio.site.status(of: 1, is: "completed")
                let sent = document["sora_generation_settings"]["input_reference"].text
                #expect(sent == "sha256:\(try await Self.checksum(picture.bytes))")
            }
        }

        @Test(
            "of another size is fitted as its preview showed, upright as its camera held it",
            arguments: ["crop", "pad"])
        func fitted(_ fit: String) async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let picture = try await CameraPicture(size: "640x480", ending: "jpg", orientation: 6).file()
                let chosen = try form.filled(["size": "720x1280", "reference_fit": fit])
                let shown = try await visitor.press(
                    chosen.attaching(picture, to: "input_reference"), "Show the cost")
                #expect(shown.status == 200 && shown.problems.isEmpty)
                let image = try #require(shown.all("img").first { $0.attributes["data-preview"] != nil })
                let preview = try await studio.site.get(try #require(image.attributes["src"]))
                #expect(preview.status == 200)
                #expect(try await visitor.press(try shown.form("Generate with Sora")).problems.isEmpty)
                let settings = try await studio.site.document("/api/generations/1")["sora_generation_settings"]
                #expect(settings["input_reference"].text == "sha256:\(try await Self.checksum(preview.body))")
                let told = settings["input_references"].items[0]
                #expect(told["original"].text == "sha256:\(try await Self.checksum(picture.bytes))")
                #expect(told["original_size"].text == "480x640" && told["fit"].text == fit)
                try await studio.site.status(of: 1, is: "completed")
                #expect(try await studio.site.get("/generations/1/references/1").body == preview.body)
                #expect(try await studio.site.get("/generations/1/references/1/original").body == picture.bytes)
            }
        }

        @Test("may be the last frame of a take that is finished")
        func lastFrame() async throws {
            try await withStudio { studio in
                let clip = try await studio.site.makeClip(["size": "1280x720"])
                let visitor = Visitor(studio.site)
                let page = try await visitor.open(
                    "/videos/\(clip.video)/generate-sora?first_frame_of=\(clip.generation)")
                let pressed = try await visitor.press(try page.form("Generate with Sora"))
                #expect(pressed.problems.isEmpty, "\(pressed.problems)")
                let document = try await studio.site.status(of: clip.generation + 1, is: "completed")
                let settings = document["sora_generation_settings"]
                #expect(settings["size"].text == "1280x720")
                let frame = try await studio.site.get("/generations/\(clip.generation + 1)/references/1").body
                #expect(settings["input_reference"].text == "sha256:\(try await Self.checksum(frame))")
                #expect(try await studio.site.get("/videos/\(clip.video)").text.contains("take \(clip.generation)"))
            }
        }

        @Test("that is no picture is refused, whatever it calls itself")
        func noPicture() async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let text = FormFile(name: "frame.png", type: "image/png", bytes: Array("GIF89a, or so".utf8))
                let refused = try await visitor.press(
                    try form.filled(["prompt": "Kept"]).attaching(text, to: "input_reference"))
                #expect(refused.status == 422)
                #expect(refused.problems.lowercased().contains("first frame"))
                #expect(try refused.form("Generate with Sora")["prompt"] == "Kept")
            }
        }

        @Test("is kept when the form is refused for another reason")
        func kept() async throws {
            try await withStudio { studio in
                let visitor = Visitor(studio.site)
                let picture = try await Self.picture("1920x1080")
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let refused = try await visitor.press(
                    try form.filled(["model": "sora-2", "size": "1920x1080"]).attaching(picture, to: "input_reference"))
                #expect(refused.status == 422)
                #expect(refused.words.contains("is kept"))
                let again = try refused.form("Generate with Sora").filled(["model": "sora-2-pro"])
                #expect(try await visitor.press(again).problems.isEmpty)
                let settings = try await studio.site.document("/api/generations/1")["sora_generation_settings"]
                #expect(settings["input_reference"].text == "sha256:\(try await Self.checksum(picture.bytes))")
            }
        }

        @Test("can be sent by a script as multipart")
        func byScript() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                let folder = try TemporaryFolder()
                let path = try folder.write(try await Self.picture("1280x720").bytes, to: "frame.png")
                let body = HTTPRequest.Body.multipart([
                    .text("size", "1280x720"),
                    .file("input_reference", path: path, fileName: "frame.png", contentType: "image/png"),
                ])
                let reply = try await studio.site.send("POST", "/api/videos/\(video)/generate-sora", body)
                #expect(reply.status == 202)
                let settings = try reply.json["sora_generation_settings"]
                #expect(settings["input_reference"].text?.hasPrefix("sha256:") == true)
                #expect(settings["prompt"].text == "A paper boat in the rain")
            }
        }
    }
}
