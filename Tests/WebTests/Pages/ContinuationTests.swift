import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A clip that goes on from a take")
struct ContinuationTests {
    private func form(_ studio: TestStudio, _ take: Generation) async throws -> HTTPReply {
        try await studio.get("/videos/\(take.videoID)/generate-sora?first_frame_of=\(take.id)")
    }

    private func press(
        _ studio: TestStudio, _ video: VideoID, _ page: HTTPReply, kept: String?, lastFrame: String?
    ) async throws -> Generation? {
        var fields = [
            ("form_token", try #require(page.field("form_token"))), ("prompt", "It goes on"), ("model", "sora-2"),
            ("seconds", "4"), ("size", "720x1280"),
        ]
        if let kept { fields.append(("kept_reference", kept)) }
        if let lastFrame { fields.append(("last_frame", lastFrame)) }
        let reply = try await studio.post("/videos/\(video)/generate-sora", fields)
        #expect(reply.status == 303, "\(reply.text)")
        return try studio.store.video(video)?.takes.first
    }

    @Test("is linked at every finished take, with the take's last frame and size in the form")
    func opens() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video, size: "720x1280"), to: .completed)
        let page = try await studio.get("/videos/\(video.id)")
        #expect(page.text.contains("href=\"/videos/\(video.id)/generate-sora?first_frame_of=\(take.id)\" data-dialog"))
        let form = try await form(studio, take)
        #expect(form.status == 200)
        #expect(form.text.contains("value=\"720x1280\" checked"))
        #expect(form.field("last_frame") != nil)
        let made = try await press(
            studio, video.id, form, kept: form.field("kept_reference"), lastFrame: form.field("last_frame"))
        #expect(made?.parent == Lineage(generation: take.id, relation: .continuation))
        #expect(made?.settings.references.first?.isOriginal == true)
        #expect(try await self.form(studio, take).field("kept_reference") == form.field("kept_reference"))
    }

    @Test("has no parent once its picture is another, nor by a name that we did not sign")
    func otherPicture() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video), to: .completed)
        let form = try await form(studio, take)
        let lastFrame = try #require(form.field("last_frame"))
        let other = studio.context.tokens.kept(try studio.media.storeReference(try TestPictures.picture("64x64")))
        for (kept, name) in [(other, lastFrame), (nil, lastFrame), (form.field("kept_reference"), lastFrame + "A")] {
            let page = try await self.form(studio, take)
            #expect(try await press(studio, video.id, page, kept: kept, lastFrame: name)?.parent == nil)
        }
        let second = try studio.addVideo()
        let page = try await studio.get("/videos/\(second.id)/generate-sora")
        let made = try await press(
            studio, second.id, page, kept: form.field("kept_reference"), lastFrame: lastFrame)
        #expect(made?.parent == nil)
    }

    @Test("needs a take of this video that is finished and has its film")
    func refused() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let queued = try studio.addTake(to: video)
        let done = try studio.bring(try studio.addTake(to: video), to: .completed)
        let other = try studio.addVideo()
        for (path, status) in [
            ("\(video.id)/generate-sora?first_frame_of=\(queued.id)", 404),
            ("\(other.id)/generate-sora?first_frame_of=\(done.id)", 404),
            ("\(video.id)/generate-sora?first_frame_of=x", 404),
        ] {
            #expect(try await studio.get("/videos/\(path)").status == status, "\(path)")
        }
        try FileManager.default.removeItem(atPath: studio.media.path(of: .video, of: done.id))
        #expect(try await form(studio, done).status == 410)
    }

    @Test("like an earlier take begins with the pictures that were given for it")
    func like() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let picture = try studio.media.storeReference(try TestPictures.picture("300x500"))
        let image = try #require(
            try? studio.context.pictures.fit(picture, ClipSize(width: 1280, height: 720), .pad))
        let take = try studio.addTake(to: video, references: [image])
        let page = try await studio.get("/videos/\(video.id)/generate-sora?from=\(take.id)")
        #expect(page.field("kept_reference") == studio.context.tokens.kept(picture))
        #expect(page.text.contains("value=\"pad\" checked"))
    }
}
