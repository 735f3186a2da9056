import HTTPServer

/// The checked parameters of a create request.
struct CreateParameters: Sendable {
    let prompt: String
    let model: String
    let seconds: Int
    let size: PixelSize
    let reference: ReferenceInput?
    /// Ids of characters.
    let characters: [String]
    /// The id of a job to go on from; some servers have it.
    let previous: String?

    static let previousName = "previous_job_id"
    private static let names = ["prompt", "model", "seconds", "size", "input_reference", "characters"]

    /// Throws the API's own refusals, the first that applies.
    /// - Parameter takesAnyField: fields that nobody reads are passed over.
    init(_ fields: RequestFields, models: ModelTable, takesAnyField: Bool = false) throws(APIError) {
        if !takesAnyField { try fields.allow(Self.names) }
        previous = takesAnyField ? try fields.string(Self.previousName) : nil
        prompt = try PromptInput.text(fields)
        let table: VideoModel
        (model, table) = try models.named(try fields.string("model"))
        seconds = try table.seconds(try fields.string("seconds") ?? models.defaultSeconds)
        size = try table.size(try fields.string("size") ?? models.defaultSize)
        reference = try ReferenceInput(fields)
        characters = try CharacterInput.ids(fields)
    }
}
