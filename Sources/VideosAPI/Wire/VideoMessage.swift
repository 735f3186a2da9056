/// A job as the servers write it. Every field may be absent or odd.
struct VideoMessage: Decodable, Sendable {
    let id: String?
    let object: String?
    let status: String?
    let progress: LooseNumber?
    let model: String?
    let seconds: LooseNumber?
    let size: String?
    let prompt: String?
    let createdAt: LooseNumber?
    let completedAt: LooseNumber?
    let expiresAt: LooseNumber?
    let error: Fault?
    let usage: Usage?
    /// Where else the film may be, in the order in which to look.
    let links: [String]

    struct Usage: Decodable, Sendable {
        let cost: LooseNumber?

        private enum Keys: String, CodingKey { case cost }

        init(from decoder: any Decoder) throws {
            cost = try decoder.container(keyedBy: Keys.self).lenient(.cost)
        }
    }

    private struct Metadata: Decodable, Sendable {
        let url: String
    }

    private enum Keys: String, CodingKey {
        case id, object, status, progress, model, seconds, size, prompt, error, usage, metadata, url, urls
        case createdAt = "created_at"
        case completedAt = "completed_at"
        case expiresAt = "expires_at"
        case taskID = "task_id"
        case unsignedURLs = "unsigned_urls"
        case videoURL = "video_url"
        case resultURL = "result_url"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        id = fields.lenient(.id) ?? fields.lenient(.taskID)
        object = fields.lenient(.object)
        status = fields.lenient(.status)
        progress = fields.lenient(.progress)
        model = fields.lenient(.model)
        seconds = fields.lenient(.seconds)
        size = fields.lenient(.size)
        prompt = fields.lenient(.prompt)
        createdAt = fields.lenient(.createdAt)
        completedAt = fields.lenient(.completedAt)
        expiresAt = fields.lenient(.expiresAt)
        error = fields.lenient(.error)
        usage = fields.lenient(.usage)
        links = Self.links(in: fields)
    }

    private static func links(in fields: KeyedDecodingContainer<Keys>) -> [String] {
        let lists = [Keys.urls, .unsignedURLs].map { fields.lenient($0, as: LooseArray<String>.self)?.elements.first }
        let single = [Keys.url, .videoURL, .resultURL].map { fields.lenient($0, as: String.self) }
        let inside = fields.lenient(.metadata, as: Metadata.self)?.url
        return (lists + single + [inside]).compactMap { $0 }.filter { !$0.isEmpty }
    }

    /// Whether the server calls it a job, so that it counts even under an error status.
    var isNamedVideo: Bool { object == "video" && (status != nil || id != nil) }
}
