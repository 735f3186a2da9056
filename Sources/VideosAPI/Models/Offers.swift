import Studio

/// What a server's list of models means for the price list.
struct Offers: Sendable {
    static let most = 200

    let dialect: Dialect

    private var preset: ConnectionPreset { dialect.preset }

    /// Empty where the server's list does not tell what can be asked for.
    func offers(of models: [ModelMessage]) -> [ModelOffer] {
        guard dialect.modelList == .offers else { return [] }
        // A name that had to be changed to be shown could not be asked for.
        let usable = models.filter { !$0.id.isEmpty && $0.id == $0.id.foreign(limit: 200) }
        let films = usable.filter {
            $0.saysMoreThanItsName || $0.makesFilms || Self.soundsLikeFilms($0.id) || isKnown($0)
        }
        return (films.isEmpty ? usable : films).prefix(Self.most).map(offer)
    }

    private func isKnown(_ model: ModelMessage) -> Bool {
        preset.offers.contains { $0.name == model.id }
    }

    private func offer(_ model: ModelMessage) -> ModelOffer {
        let usual = preset.offer(named: model.id)
        guard model.saysMoreThanItsName else { return usual }
        let lengths = Set(model.durations.filter { (1...3600).contains($0) }).sorted()
        let sizes = sizes(of: model)
        let prices = SecondPrices(model.prices)
        return ModelOffer(
            name: model.id, seconds: lengths.isEmpty ? usual.seconds : lengths,
            sizes: (sizes.isEmpty ? usual.sizes.map(\.size) : sizes).map {
                SizeOffer(size: $0, ratePerSecond: prices.rate(of: $0))
            })
    }

    /// In the server's order, each once.
    private func sizes(of model: ModelMessage) -> [ClipSize] {
        let shapes = model.resolutions.prefix(10).flatMap { resolution in
            model.ratios.prefix(20).map { FrameShape(resolution: resolution, ratio: $0) }
        }
        let named = model.sizes.prefix(Self.most).compactMap { ClipSize($0) }
        var seen: Set<ClipSize> = []
        return (named.isEmpty ? shapes.compactMap(\.size) : named).filter { seen.insert($0).inserted }
    }

    /// A gateway lists models of every sort under bare names.
    private static func soundsLikeFilms(_ name: String) -> Bool {
        let name = name.lowercased()
        return filmWords.contains { name.contains($0) }
    }

    private static let filmWords = [
        "sora", "veo", "video", "wan2", "wan-", "kling", "ltx", "mochi", "runway", "gen4", "gen-4", "luma", "seedance",
        "hailuo", "pika", "vidu", "t2v", "i2v", "omni-flash",
    ]
}
