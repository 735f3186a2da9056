import HTTPClient
import Studio

/// Films made from a finished one. They are paid like any other, and answered alike.
extension VideosAPIServer {
    /// The same film with another prompt.
    ///
    /// - Parameter settings: of the new film. Most servers read the prompt alone and keep the film's model, length
    ///   and size; OpenRouter reads everything.
    func remix(_ jobID: String, _ settings: GenerationSettings) async -> SubmitAnswer {
        guard dialect.capabilities.remixes else { return .refused(explain.cannot("remix a video")) }
        switch dialect.remix {
        case .path:
            return await submit(
                Self.json(["prompt": .string(settings.prompt)]), to: videos([jobID, "remix"]), from: jobID)
        case .field(let name):
            let body = CreateBody(
                dialect: dialect, settings: settings, source: (name, .string(jobID)))
            return await submit(body, to: videos(), from: jobID)
        }
    }

    /// Changes what `prompt` says and keeps the rest of the film.
    func edit(_ jobID: String, prompt: String) async -> SubmitAnswer {
        guard dialect.capabilities.edits else { return .refused(explain.cannot("edit a video")) }
        return await submit(Self.json(Self.source(jobID, prompt)), to: videos(["edits"]), from: jobID)
    }

    /// Goes on with the film. The new job's film is the whole, old part and new part.
    ///
    /// - Parameter seconds: length of the new part alone.
    func extend(_ jobID: String, prompt: String, seconds: Int) async -> SubmitAnswer {
        guard dialect.capabilities.extends else { return .refused(explain.cannot("extend a video")) }
        let length = ["seconds": JSONValue.string("\(seconds)")]
        let body = Self.source(jobID, prompt).merging(length) { _, new in new }
        return await submit(Self.json(body), to: videos(["extensions"]), from: jobID)
    }

    private static func source(_ jobID: String, _ prompt: String) -> [String: JSONValue] {
        ["prompt": .string(prompt), "video": .object(["id": .string(jobID)])]
    }

    private static func json(_ members: [String: JSONValue]) -> HTTPRequest.Body {
        .bytes(JSONBody.encode(JSONValue.object(members)), contentType: "application/json")
    }
}
