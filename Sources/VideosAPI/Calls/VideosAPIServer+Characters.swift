import HTTPClient
import Studio

/// Who can appear in several clips. The server keeps them; making one is no paid request.
extension VideosAPIServer {
    /// An upload may take so many times as long as another request.
    private static let uploadPatience = 5

    /// Makes a character from a film: best 2…4 s of one figure. Sent once.
    ///
    /// - Parameters:
    ///   - name: 1…80 characters; prompts call the character by it.
    ///   - film: path of an MP4.
    package func createCharacter(name: String, film: String) async -> Result<RemoteCharacter, Problem> {
        guard dialect.capabilities.characters else { return .failure(explain.cannot("keep characters")) }
        let url = videos(["characters"])
        var request = courier.request("POST", url)
        request.body = .multipart([
            .file("video", path: film, fileName: "video.mp4", contentType: "video/mp4"), .text("name", name),
        ])
        request.singleUse = true
        request.timeout = courier.patience.request * Self.uploadPatience
        return character(await courier.send(request, to: url))
    }

    private func character(_ outcome: Courier.Outcome) -> Result<RemoteCharacter, Problem> {
        switch outcome {
        case .failure(let error): return .failure(explain.problem(error))
        case .success(let reply):
            guard reply.isSuccess, let message: CharacterMessage = reply.message(), let id = message.id,
                JobID.isUsable(id)
            else { return .failure(explain.problem(reply)) }
            let name = (message.name ?? "").foreign(limit: FilmCharacter.longestName)
            return .success(RemoteCharacter(id: id, name: courier.key?.masking(name) ?? name))
        }
    }
}
