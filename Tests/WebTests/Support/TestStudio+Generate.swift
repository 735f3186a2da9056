import HTTPClient
import Studio
import Testing

/// The Generate form, as a browser fills it in.
extension TestStudio {
    func filledForm(_ video: Video, _ changes: [String: String] = [:]) async throws -> [(String, String)] {
        let page = try await get("/videos/\(video.id)/generate-sora")
        #expect(page.status == 200)
        var fields = [
            "form_token": try #require(page.field("form_token")), "prompt": "A tram", "model": "sora-2-pro",
            "seconds": "8", "size": "1792x1024",
        ]
        for (name, value) in changes { fields[name] = value }
        return fields.map { ($0.key, $0.value) }
    }

    func pressGenerate(_ video: Video, _ changes: [String: String] = [:]) async throws -> HTTPReply {
        try await post("/videos/\(video.id)/generate-sora", try await filledForm(video, changes))
    }
}
