extension Catalog {
    /// The Sora models as OpenAI last published them: the preset of every connection that speaks for them.
    /// Each row: model, allowed seconds, sizes, micro-dollars a second.
    package static let sora: [ModelOffer] = [
        offer("sora-2", soraSeconds, [("720x1280", 100_000), ("1280x720", 100_000)]),
        offer(
            "sora-2-pro", soraSeconds,
            [
                ("720x1280", 300_000), ("1280x720", 300_000),
                ("1024x1792", 500_000), ("1792x1024", 500_000),
                ("1080x1920", 700_000), ("1920x1080", 700_000),
            ]),
    ]

    private static let soraSeconds = [4, 8, 12, 16, 20]

    private static func offer(_ name: String, _ seconds: [Int], _ rates: [(String, Int64)]) -> ModelOffer {
        let sizes = rates.compactMap { text, rate in
            ClipSize(text).map { SizeOffer(size: $0, ratePerSecond: Money(microDollars: rate)) }
        }
        return ModelOffer(name: name, seconds: seconds, sizes: sizes)
    }
}
