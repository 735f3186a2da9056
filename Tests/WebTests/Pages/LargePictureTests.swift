import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A picture that is too large")
struct LargePictureTests {
    private func file(_ bytes: [UInt8], _ name: String = "a.png") throws -> HTTPRequest.Part {
        let path = NSTemporaryDirectory() + "picture-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(filePath: path))
        return .file("input_reference", path: path, fileName: name, contentType: "image/png")
    }

    @Test(
        "is named at its field, and all that was typed comes back with the form",
        arguments: [[:], ["preview": "true"], ["prompt": ""]] as [[String: String]])
    func tooLarge(changes: [String: String]) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let page = try await studio.get("/videos/\(video.id)/generate-sora")
        let fields = [
            "form_token": try #require(page.field("form_token")), "prompt": "Typed & kept", "model": "sora-2-pro",
            "seconds": "12", "size": "1792x1024", "variations": "3", "reference_fit": "pad",
        ].merging(changes) { $1 }
        let bytes = [UInt8](repeating: 7, count: GenerateForm.largestPicture + 1)
        let parts = [try file(bytes, "huge & slow.png")] + fields.map { HTTPRequest.Part.text($0.key, $0.value) }
        let reply = try await studio.postParts("/videos/\(video.id)/generate-sora", parts)
        #expect(reply.status == 413)
        #expect(reply.text.contains("huge &amp; slow.png is larger than 25 MiB, so it was not taken."))
        #expect(reply.text.contains("<p class=\"problem\" role=\"status\">The file huge &amp; slow.png"))
        #expect(reply.text.contains("href=\"#input_reference\""))
        if changes["prompt"] == nil { #expect(reply.text.contains("Typed &amp; kept</textarea>")) }
        for (name, value) in [
            ("model", "sora-2-pro"), ("seconds", "12"), ("size", "1792x1024"), ("variations", "3"),
            ("reference_fit", "pad"),
        ] {
            #expect(reply.text.contains("name=\"\(name)\" value=\"\(value)\" checked"), "\(name)")
        }
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: studio.folder.temporary) == [])
        let token = try #require(reply.field("form_token"))
        let again = fields.merging(["form_token": token, "prompt": "Now without"]) { $1 }.filter { $0.key != "preview" }
        let sent = try await studio.post("/videos/\(video.id)/generate-sora", again.map { ($0.key, $0.value) })
        #expect(sent.status == 303)
        #expect(try studio.store.video(video.id)?.takes.count == 3)
    }

    @Test("is refused for a script too; a form beyond all bounds gets a page that says how to go back")
    func farTooLarge() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let path = NSTemporaryDirectory() + "picture-\(UUID().uuidString)"
        defer { unlink(path) }
        try Data().write(to: URL(filePath: path))
        // A hole of that size: only its length is announced and looked at.
        #expect(truncate(path, off_t(GenerateForm.largestPicture + 1)) == 0)
        let huge = HTTPRequest.Part.file("input_reference", path: path, fileName: "a.png", contentType: "image/png")
        let script = try await studio.postParts("/api/videos/\(video.id)/generate-sora", [huge])
        #expect(script.status == 413 && script.json["error"]?["code"]?.string == "content_too_large")
        #expect(truncate(path, 1 << 30) == 0)
        let page = try await studio.postParts("/videos/\(video.id)/generate-sora", [.text("prompt", "A tram"), huge])
        #expect(page.status == 413)
        #expect(page.text.contains("Go back: your browser still has what you typed."))
    }
}
