import Studio

/// What a second costs by OpenRouter's names of what it charges for.
///
/// Several spellings are about: `per-video-second-1080p`, `duration_seconds_with_audio_720p`,
/// `text_to_video_duration_seconds`, `cents_per_second_output_720p`. Of the prices that may apply the dearest counts,
/// so that the cost shown is a bound. With any other charge beside them (tokens, a floor) the price is not known.
struct SecondPrices: Sendable {
    private struct Price: Sendable {
        /// `720p`; nil for every resolution that has no price of its own.
        let resolution: String?
        let rate: Money
    }

    /// nil when something else is charged for as well, or a price cannot be read.
    private let prices: [Price]?

    init(_ charges: [String: String]) {
        var prices: [Price] = []
        for (name, amount) in charges {
            let words = Self.words(name)
            if Self.isOfAnotherUse(words) { continue }
            guard let price = Self.price(words, amount) else {
                self.prices = nil
                return
            }
            prices.append(price)
        }
        self.prices = prices
    }

    func rate(of size: ClipSize) -> Money? {
        let short = min(size.width, size.height)
        let own = prices?.filter { $0.resolution.flatMap(FrameShape.shorterSide) == short } ?? []
        let others = prices?.filter { $0.resolution == nil } ?? []
        return (own.isEmpty ? others : own).map(\.rate).max()
    }

    private static func words(_ name: String) -> [String] {
        name.lowercased().split { $0 == "_" || $0 == "-" }.map(String.init)
    }

    /// Going on with a film, or pictures that are never sent.
    private static func isOfAnotherUse(_ words: [String]) -> Bool {
        words.first == "reference" || words.contains("continuation")
    }

    private static func price(_ words: [String], _ amount: String) -> Price? {
        var rest = words[...]
        let resolution = rest.last.flatMap { FrameShape.shorterSide($0) == nil ? nil : $0 }
        if resolution != nil { rest.removeLast() }
        if rest.suffix(2) == ["with", "audio"] || rest.suffix(2) == ["without", "audio"] { rest.removeLast(2) }
        if rest.starts(with: ["text", "to", "video"]) || rest.starts(with: ["image", "to", "video"]) {
            rest.removeFirst(3)
        }
        guard let unit = units[rest.joined(separator: " ")], let money = Money(exactly: amount, per: unit) else {
            return nil
        }
        return Price(resolution: resolution, rate: money)
    }

    /// How many of the unit make a dollar.
    private static let units: [String: Int64] = [
        "per video second": 1, "duration seconds": 1, "cents per second": 100, "cents per second output": 100,
        "cents per video output second": 100,
    ]
}

extension Money {
    /// Reads a decimal number without loss, of which `unit` (1 or 100) make a dollar.
    ///
    /// - Returns: nil for anything but plain decimals of whole micro-dollars up to a million.
    init?(exactly text: String, per unit: Int64) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
        guard let whole = parts.first,
            let money = Money(dollars: fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"),
            !text.contains("$"), money.microDollars.isMultiple(of: unit)
        else { return nil }
        self.init(microDollars: money.microDollars / unit)
    }
}
