import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A reference picture")
struct ReferenceTests {
    /// The head of a PNG with these pixels: all that the check reads.
    private func picture(_ width: UInt32, _ height: UInt32) throws -> String {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        bytes += Array("IHDR".utf8)
        for number in [width, height] { bytes += withUnsafeBytes(of: number.bigEndian, Array.init) }
        bytes += [8, 2, 0, 0, 0, 0, 0, 0, 0]
        let path = NSTemporaryDirectory() + "picture-\(UUID().uuidString).png"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    private func press(_ studio: TestStudio, _ video: Video, _ extra: [HTTPRequest.Part]) async throws -> HTTPReply {
        let page = try await studio.get("/videos/\(video.id)/generate-sora")
        let token = try #require(page.field("form_token"))
        let fields: [HTTPRequest.Part] = [
            .text("form_token", token), .text("prompt", "A tram"), .text("model", "sora-2"), .text("seconds", "4"),
            .text("size", "1280x720"),
        ]
        return try await studio.postParts("/videos/\(video.id)/generate-sora", fields + extra)
    }

    @Test("of exactly the clip's size is kept and frozen with the take")
    func fits() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let file = HTTPRequest.Part.file(
            "input_reference", path: try picture(1280, 720), fileName: "a.png", contentType: "image/png")
        #expect(try await press(studio, video, [file]).status == 303)
        let take = try #require(try studio.store.video(video.id)?.takes.first)
        #expect(take.settings.references.first?.type == .png)
    }

    @Test("of another size is refused in words, and kept so that another size can be chosen for it")
    func otherSize() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let file = HTTPRequest.Part.file(
            "input_reference", path: try picture(720, 1280), fileName: "a.png", contentType: "image/png")
        let reply = try await press(studio, video, [file])
        #expect(reply.status == 422)
        #expect(reply.text.contains("The picture has 720x1280 pixels; it must have exactly 1280x720."))
        let kept = try #require(reply.field("kept_reference"))
        let token = try #require(reply.field("form_token"))
        let again = try await studio.post(
            "/videos/\(video.id)/generate-sora",
            [
                ("form_token", token), ("prompt", "A tram"), ("model", "sora-2"), ("seconds", "4"),
                ("size", "720x1280"), ("kept_reference", kept),
            ])
        #expect(again.status == 303)
        #expect(try studio.store.video(video.id)?.takes.first?.settings.references.first != nil)
    }

    @Test("that is no picture is refused, whatever it calls itself")
    func noPicture() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let path = NSTemporaryDirectory() + "no-picture-\(UUID().uuidString)"
        try Data("<svg onload=alert(1)>".utf8).write(to: URL(filePath: path))
        let file = HTTPRequest.Part.file(
            "input_reference", path: path, fileName: "a.png", contentType: "image/png")
        #expect(try await press(studio, video, [file]).status == 422)
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("left empty in the form is none")
    func empty() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let path = NSTemporaryDirectory() + "empty-\(UUID().uuidString)"
        try Data().write(to: URL(filePath: path))
        let file = HTTPRequest.Part.file(
            "input_reference", path: path, fileName: "", contentType: "application/octet-stream")
        #expect(try await press(studio, video, [file]).status == 303)
    }
}
