/// One model of the simulated server: what it makes and by which names it is asked for.
struct VideoModel: Sendable {
    let id: String
    /// Dated snapshots, asked for as if they were models of their own.
    let snapshots: [String]
    /// In the order in which an error message lists them.
    let sizes: [PixelSize]
    /// Clip lengths in whole seconds.
    let seconds: [Int]
    /// Unix seconds.
    let created: Int64

    var names: [String] { [id] + snapshots }
}

/// The models by name. What a model takes is told here and nowhere else.
struct ModelTable: Sendable {
    let models: [VideoModel]
    let defaultModel = "sora-2"
    let defaultSeconds = "4"
    let defaultSize = "720x1280"

    subscript(_ name: String) -> VideoModel? { models.first { $0.names.contains(name) } }

    /// Every name that can be asked for, with the model behind it.
    var names: [(name: String, model: VideoModel)] {
        models.flatMap { model in model.names.map { ($0, model) } }
    }
}

extension ModelTable {
    private static let tall720 = PixelSize(width: 720, height: 1280)
    private static let wide720 = PixelSize(width: 1280, height: 720)
    private static let proSizes = [(1024, 1792), (1792, 1024), (1080, 1920), (1920, 1080)]
    private static let lengths = [4, 8, 12, 16, 20]

    /// The two Sora models with the sizes of OpenAI's guide and price list.
    static let sora = ModelTable(models: [
        VideoModel(
            id: "sora-2", snapshots: ["sora-2-2025-10-06", "sora-2-2025-12-08"], sizes: [tall720, wide720],
            seconds: lengths, created: 1_759_708_800),
        VideoModel(
            id: "sora-2-pro", snapshots: ["sora-2-pro-2025-10-06"],
            sizes: [tall720, wide720] + proSizes.map { PixelSize(width: $0.0, height: $0.1) },
            seconds: lengths, created: 1_759_708_800),
    ])
}
