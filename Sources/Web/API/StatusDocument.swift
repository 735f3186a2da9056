import Studio

/// The state of one take. Every member is always there; what is not known is null.
struct StatusDocument: Encodable {
    let generation: Generation

    /// What went wrong, or why it waits.
    let problem: Problem?

    init(_ generation: Generation, _ problem: Problem?) {
        self.generation = generation
        self.problem = problem
    }

    private enum Key: String, CodingKey {
        case generationID = "generation_id"
        case videoID = "video_id"
        case jobID = "sora_job_id"
        case status = "sora_generation_status"
        case progress
        case videoURL = "sora_video_url"
        case settings = "sora_generation_settings"
        case cost = "sora_generation_cost"
        case errorCode = "sora_error_code"
        case errorMessage = "sora_error_message"
        case startedAt = "sora_started_at"
        case completedAt = "sora_completed_at"
    }

    func encode(to encoder: any Encoder) throws {
        var document = encoder.container(keyedBy: Key.self)
        try document.encode(generation.id, forKey: .generationID)
        try document.encode(generation.videoID, forKey: .videoID)
        try document.encode(generation.jobID, forKey: .jobID)
        try document.encode(generation.state.rawValue, forKey: .status)
        try document.encode(generation.progress, forKey: .progress)
        try document.encode(generation.state == .completed ? Link.film(generation.id) : nil, forKey: .videoURL)
        try document.encode(Settings(generation.settings), forKey: .settings)
        try document.encode(generation.charge.amount?.fourDecimals, forKey: .cost)
        try document.encode(problem?.code, forKey: .errorCode)
        try document.encode(problem?.message, forKey: .errorMessage)
        try document.encode(generation.submittedAt?.iso8601, forKey: .startedAt)
        try document.encode(generation.completedAt?.iso8601, forKey: .completedAt)
    }

    private struct Settings: Encodable {
        let prompt: String
        let model: String
        let seconds: String
        let size: String
        let inputReference: String?
        let source: Source?
        let characters: [Character]?
        let inputReferences: [Picture]?
        let extras: [String: JSONValue]?

        enum CodingKeys: String, CodingKey {
            case prompt, model, seconds, size, source, characters, extras
            case inputReference = "input_reference"
            case inputReferences = "input_references"
        }

        init(_ settings: GenerationSettings) {
            prompt = settings.prompt
            model = settings.model
            seconds = "\(settings.seconds)"
            size = settings.size.description
            inputReference = settings.references.first.map { "sha256:\($0.sha256)" }
            source = settings.source.map { Source(operation: $0.operation.rawValue, jobID: $0.jobID) }
            characters = settings.characters.isEmpty ? nil : settings.characters.map(Character.init)
            inputReferences = settings.references.isEmpty ? nil : settings.references.map(Picture.init)
            extras = settings.extras.isEmpty ? nil : settings.extras
        }

        /// The finished job that it is made from.
        struct Source: Encodable {
            let operation: String
            let jobID: String

            enum CodingKeys: String, CodingKey {
                case operation
                case jobID = "job_id"
            }
        }

        struct Character: Encodable {
            let id: String
        }
    }

    /// A picture as it was sent, and what it was made from.
    private struct Picture: Encodable {
        let sent: String
        let type: String
        let original: String?
        let originalSize: String?
        let fit: String?

        enum CodingKeys: String, CodingKey {
            case sent, type, original, fit
            case originalSize = "original_size"
        }

        init(_ image: ReferenceImage) {
            sent = "sha256:\(image.sha256)"
            type = image.type.contentType
            original = image.origin.map { "sha256:\($0.picture.sha256)" }
            originalSize = image.origin.map { "\($0.picture.size)" }
            fit = image.isOriginal ? nil : image.origin?.fit.rawValue
        }
    }
}

/// What `GET /api/videos/{id}/cost` answers.
struct CostDocument: Encodable {
    let cost: Money?
    let rate: Money?
    let clip: Clip

    private enum Key: String, CodingKey {
        case cost = "cost_usd"
        case rate = "rate_usd_per_second"
        case model, seconds, size
    }

    func encode(to encoder: any Encoder) throws {
        var document = encoder.container(keyedBy: Key.self)
        try document.encode(cost?.fourDecimals, forKey: .cost)
        try document.encode(rate?.fourDecimals, forKey: .rate)
        try document.encode(clip.model, forKey: .model)
        try document.encode("\(clip.seconds)", forKey: .seconds)
        try document.encode(clip.size.description, forKey: .size)
    }
}
