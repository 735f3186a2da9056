/// How a server lists its models.
enum ModelList {
    static let openAI: @Sendable (ModelTable) -> JSONValue = { table in
        ["object": "list", "data": .array(table.names.map { record($0.name, $0.model) })]
    }

    static func record(_ name: String, _ model: VideoModel) -> JSONValue {
        ["id": .string(name), "object": "model", "created": .init(model.created), "owned_by": "simulator"]
    }
}
