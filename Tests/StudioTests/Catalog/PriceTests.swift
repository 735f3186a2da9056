import Testing

@testable import Studio

@Suite("The published price list")
struct PriceTests {
    private static let catalog = Catalog(version: 1, models: Catalog.sora)

    /// Model, size, dollars a second, dollars for each length of 4, 8, 12, 16 and 20 seconds.
    private static let rows: [(String, String, String, [String])] = [
        ("sora-2", "720x1280", "0.1000", ["0.4000", "0.8000", "1.2000", "1.6000", "2.0000"]),
        ("sora-2", "1280x720", "0.1000", ["0.4000", "0.8000", "1.2000", "1.6000", "2.0000"]),
        ("sora-2-pro", "720x1280", "0.3000", ["1.2000", "2.4000", "3.6000", "4.8000", "6.0000"]),
        ("sora-2-pro", "1280x720", "0.3000", ["1.2000", "2.4000", "3.6000", "4.8000", "6.0000"]),
        ("sora-2-pro", "1024x1792", "0.5000", ["2.0000", "4.0000", "6.0000", "8.0000", "10.0000"]),
        ("sora-2-pro", "1792x1024", "0.5000", ["2.0000", "4.0000", "6.0000", "8.0000", "10.0000"]),
        ("sora-2-pro", "1080x1920", "0.7000", ["2.8000", "5.6000", "8.4000", "11.2000", "14.0000"]),
        ("sora-2-pro", "1920x1080", "0.7000", ["2.8000", "5.6000", "8.4000", "11.2000", "14.0000"]),
    ]

    @Test("prices each model, size and length", arguments: rows)
    func price(model: String, size: String, rate: String, costs: [String]) throws {
        let size = try #require(ClipSize(size))
        #expect(Self.catalog.rate(model: model, size: size)?.fourDecimals == rate)
        let priced = [4, 8, 12, 16, 20].map {
            Self.catalog.cost(model: model, seconds: $0, size: size)?.fourDecimals
        }
        #expect(priced == costs)
    }

    @Test("offers these sizes in this order and no others, each in the same five lengths")
    func complete() {
        let offered = Self.catalog.models.flatMap { model in model.sizes.map { "\(model.name) \($0.size)" } }
        #expect(offered == Self.rows.map { "\($0.0) \($0.1)" })
        #expect(Self.catalog.models.allSatisfy { $0.seconds == [4, 8, 12, 16, 20] })
    }

    @Test(
        "knows no price where it has none: that is not a free clip",
        arguments: [
            ("sora-2", "1920x1080"), ("sora-3", "1280x720"), ("", "1280x720"), ("SORA-2", "1280x720"),
        ])
    func unknown(model: String, size: String) throws {
        let size = try #require(ClipSize(size))
        #expect(Self.catalog.rate(model: model, size: size) == nil)
        #expect(Self.catalog.cost(model: model, seconds: 8, size: size) == nil)
    }

    @Test("a size that is offered without a price has none")
    func unpriced() {
        let offer = ModelOffer(
            name: "wan", seconds: [5], sizes: [SizeOffer(size: Sample.size, ratePerSecond: nil)])
        let catalog = Catalog(version: 1, models: [offer])
        #expect(catalog.cost(model: "wan", seconds: 5, size: Sample.size) == nil)
        #expect(catalog.model("wan")?.makes(Sample.size) == true)
    }
}
