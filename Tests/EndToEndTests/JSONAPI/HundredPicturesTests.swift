import FFmpeg
import Foundation
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A hundred pictures")
    struct HundredPicturesTests {
        /// Presses for a clip that goes by the picture; returns the generation.
        private func press(_ picture: FormFile, fit: String, _ video: Int, _ site: Site) async throws -> Int {
            let folder = try TemporaryFolder()
            let body = HTTPRequest.Body.multipart([
                .text("prompt", "A paper boat [simulate: failed]"), .text("size", "1280x720"),
                .text("reference_fit", fit),
                .file(
                    "input_reference", path: try folder.write(picture.bytes, to: "picture"), fileName: picture.name,
                    contentType: picture.type),
            ])
            let reply = try await site.send("POST", "/api/videos/\(video)/generate-sora", body)
            guard reply.status == 202, let id = try reply.json["generation_id"].integer else {
                throw Failure("\(picture.name) \(fit): \(reply.status) \(reply.text)")
            }
            return id
        }

        @Test("of mixed formats, sizes, pixels and orientations are fitted, and none is refused by the server")
        func hundred() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "0"]) { studio in
                let video = try await studio.site.makeVideo()
                var generations: [Int] = []
                for row in 0..<10 {
                    let pictures = try await CameraPicture.files(Array(CameraPicture.hundred[row * 10..<row * 10 + 10]))
                    for picture in pictures {
                        let fit = row % 2 == 0 ? "crop" : "pad"
                        generations.append(try await press(picture, fit: fit, video, studio.site))
                    }
                }
                #expect(Set(generations).count == 100)
                for generation in generations {
                    let document = try await studio.site.status(of: generation, is: "failed")
                    // It was accepted with its picture: only the job itself then failed, as its prompt asks for.
                    #expect(document["sora_job_id"].text?.isEmpty == false, "\(document)")
                    #expect(document["sora_error_code"].text == "moderation_blocked", "\(document)")
                    let sent = try await studio.site.get("/generations/\(generation)/references/1").body
                    let header = ImageHeader(sent)
                    #expect(header?.width == 1280 && header?.height == 720)
                }
            }
        }
    }
}
