import Studio

/// One radio button of the Generate form.
struct Choice: Encodable {
    let value: String
    let price: String
    let checked: Bool
}

/// A length as a radio button.
struct LengthChoice: Encodable {
    let value: String
    /// Which models make it, where not all do.
    let note: String
    let checked: Bool
    /// The models that make it, one on each line, for the script.
    let models: String
}

/// The sizes that the same models make.
struct SizeGroup: Encodable {
    let makers: String
    let sizes: [SizeChoice]
}

/// A size as a radio button with a little frame of its shape.
struct SizeChoice: Encodable {
    let value: String
    let words: String
    let price: String
    let checked: Bool
    /// The models that make it, one on each line, for the script.
    let models: String
    let x: Int
    let y: Int
    let width: Int
    let height: Int
}

/// The price of a size for every length.
struct PriceRow: Encodable {
    let model: String
    let size: String
    let rate: String
    let costs: [String]
}

extension Catalog {
    func modelChoices(_ chosen: String) -> [Choice] {
        models.map { offer in
            Choice(value: offer.name, price: offer.priceRange, checked: offer.name == chosen)
        }
    }

    func lengthChoices(_ chosen: String) -> [LengthChoice] {
        lengths.map { length in
            let makers = models.filter { $0.seconds.contains(length) }.map(\.name)
            return LengthChoice(
                value: "\(length)", note: makers.count == models.count ? "" : words(for: makers),
                checked: "\(length)" == chosen, models: makers.joined(separator: "\n"))
        }
    }

    /// `sora-2-pro only`; where every model makes it, their names.
    private func words(for makers: [String]) -> String {
        makers.joined(separator: " and ") + (makers.count < models.count ? " only" : "")
    }

    /// Every length that any model makes, ascending.
    var lengths: [Int] { Set(models.flatMap(\.seconds)).sorted() }

    func sizeGroups(_ chosen: String) -> [SizeGroup] {
        let sizes = models.flatMap(\.sizes).map(\.size)
        var groups: [(makers: [String], sizes: [ClipSize])] = []
        for size in sizes where !groups.contains(where: { $0.sizes.contains(size) }) {
            let makers = models.filter { $0.makes(size) }.map(\.name)
            if let index = groups.firstIndex(where: { $0.makers == makers }) {
                groups[index].sizes.append(size)
            } else {
                groups.append((makers, [size]))
            }
        }
        return groups.map { group in
            SizeGroup(
                makers: words(for: group.makers),
                sizes: group.sizes.map { sizeChoice($0, group.makers, checked: $0.description == chosen) })
        }
    }

    private func sizeChoice(_ size: ClipSize, _ makers: [String], checked: Bool) -> SizeChoice {
        let long = 20
        let short = long * min(size.width, size.height) / max(size.width, size.height)
        let (width, height) = size.isPortrait ? (short, long) : (long, short)
        let prices = makers.map { maker in rate(model: maker, size: size)?.display ?? "price not known" }
        return SizeChoice(
            value: size.description, words: size.shape, price: "\(prices.joined(separator: " or ")) a second",
            checked: checked, models: makers.joined(separator: "\n"), x: (24 - width) / 2, y: (24 - height) / 2,
            width: width, height: height)
    }

    var priceRows: [PriceRow] {
        models.flatMap { offer in
            offer.sizes.map { size in
                PriceRow(
                    model: offer.name, size: size.size.description, rate: size.ratePerSecond?.display ?? "not known",
                    costs: lengths.map { seconds in
                        guard offer.seconds.contains(seconds) else { return "–" }
                        return size.ratePerSecond.map { ($0 * seconds).display } ?? "not known"
                    })
            }
        }
    }
}

extension ModelOffer {
    /// `$0.30 to $0.70 a second`.
    var priceRange: String {
        let rates = sizes.compactMap(\.ratePerSecond)
        guard let least = rates.min(), let most = rates.max() else { return "price not known" }
        return least == most ? "\(least.display) a second" : "\(least.display) to \(most.display) a second"
    }
}
