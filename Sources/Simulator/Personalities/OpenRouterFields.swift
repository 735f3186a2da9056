import HTTPServer

/// OpenRouter's fields of a request, as OpenAI's.
extension Dialect {
    static let openRouterFields: @Sendable (RequestFields, JobMaking) throws -> RequestFields = { fields, _ in
        var fields = fields
        guard try fields.string("model") != nil else { throw APIError.missing("model") }
        if let duration = fields["duration"] {
            guard case .number(let number) = duration, let seconds = Int(exactly: number) else {
                throw APIError.invalidType("duration", expected: "an integer", got: duration.kind)
            }
            fields.set("seconds", .string("\(seconds)"))
        }
        if fields["size"] == nil { fields.set("size", try size(fields).map { .string($0) }) }
        let images = fields["frame_images"] ?? fields["input_references"] ?? .null
        fields.set("input_reference", try reference(images))
        return fields
    }

    /// Sizes by resolution and aspect ratio; either may be absent.
    private static let sizes = [
        "720p 16:9": "1280x720", "720p 9:16": "720x1280", "1080p 16:9": "1920x1080", "1080p 9:16": "1080x1920",
    ]

    private static func size(_ fields: RequestFields) throws(APIError) -> String? {
        let (resolution, ratio) = (try fields.string("resolution"), try fields.string("aspect_ratio"))
        guard resolution != nil || ratio != nil else { return nil }
        let key = "\(resolution ?? "720p") \(ratio ?? "16:9")"
        guard let size = sizes[key] else {
            throw .invalidValue(key, param: "resolution", supported: sizes.keys.sorted())
        }
        return size
    }

    /// The first frame of a list of images, or its first image.
    private static func reference(_ images: JSONValue) throws(APIError) -> JSONValue? {
        guard case .array(let list) = images, !list.isEmpty else { return nil }
        let image = list.first { $0.members["frame_type"] == "first_frame" } ?? list[0]
        guard case .string(let url)? = image.members["image_url"]?.members["url"] else {
            throw .missing("frame_images[0].image_url.url")
        }
        return ["image_url": .string(url)]
    }
}

extension ModelTable {
    private static let wideAndTall1080 = [(1920, 1080), (1080, 1920)].map { PixelSize(width: $0.0, height: $0.1) }

    /// Two models as the price list has them.
    static let openRouter = ModelTable(
        models: [
            VideoModel(
                id: "google/veo-3.1", sizes: [wide720, tall720] + wideAndTall1080, lengths: [4, 6, 8], price: "0.40"),
            VideoModel(
                id: "bytedance/seedance-2.0", sizes: [wide720, tall720], lengths: Array(4...12), price: "0.05"),
        ], defaultModel: "google/veo-3.1", defaultSize: "1280x720")
}

extension Dialect {
    static let openRouterModels: @Sendable (ModelTable) -> JSONValue = { table in
        ["data": .array(table.models.map(record))]
    }

    private static func record(_ model: VideoModel) -> JSONValue {
        let has1080 = model.sizes.contains { min($0.width, $0.height) == 1080 }
        return [
            "id": .string(model.id), "canonical_slug": .string(model.id), "name": .string(model.id),
            "created": .init(model.created), "description": "A simulated model.",
            "supported_durations": .array(model.lengths.map { .init($0) }),
            "supported_resolutions": has1080 ? ["720p", "1080p"] : ["720p"],
            "supported_aspect_ratios": ["16:9", "9:16"],
            "supported_sizes": .array(model.sizes.map { .string("\($0)") }),
            "supported_frame_images": ["first_frame"], "generate_audio": true, "seed": nil,
            "allowed_passthrough_parameters": [], "upscale_factor": nil, "creativity": nil,
            "pricing_skus": ["per-video-second": .init(model.price)],
        ]
    }
}
