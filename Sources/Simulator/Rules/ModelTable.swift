/// The models by name. What a model takes is told here and nowhere else.
struct ModelTable: Sendable {
    let models: [VideoModel]
    var defaultModel: String
    var defaultSeconds = "4"
    var defaultSize = "720x1280"

    /// The model of that name, or the default one. Throws 404 for a name that the table does not have.
    func named(_ name: String?) throws(APIError) -> (name: String, model: VideoModel) {
        let name = name ?? defaultModel
        guard let model = self[name] else { throw .unknownModel(name) }
        return (name, model)
    }

    subscript(_ name: String) -> VideoModel? { models.first { $0.names.contains(name) } }

    /// Every name that can be asked for, with the model behind it.
    var names: [(name: String, model: VideoModel)] {
        models.flatMap { model in model.names.map { ($0, model) } }
    }
}

extension ModelTable {
    static let tall720 = PixelSize(width: 720, height: 1280)
    static let wide720 = PixelSize(width: 1280, height: 720)
    private static let proSizes = [(1024, 1792), (1792, 1024), (1080, 1920), (1920, 1080)]
    private static let lengths = [4, 8, 12, 16, 20]

    /// The two Sora models with the sizes of OpenAI's guide and price list.
    static let sora = ModelTable(
        models: [
            VideoModel(
                id: "sora-2", snapshots: ["sora-2-2025-10-06", "sora-2-2025-12-08"], sizes: [tall720, wide720],
                lengths: lengths),
            VideoModel(
                id: "sora-2-pro", snapshots: ["sora-2-pro-2025-10-06"],
                sizes: [tall720, wide720] + proSizes.map { PixelSize(width: $0.0, height: $0.1) },
                lengths: lengths),
        ], defaultModel: "sora-2")
}
