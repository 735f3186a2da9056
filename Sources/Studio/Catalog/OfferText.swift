/// A price list as people write it: a line for each model and size.
///
/// `sora-2, 1280x720, 4 8 12, 0.10`: model, size, lengths in seconds, US dollars a second. A price that is left out is
/// not known. Empty lines are passed over.
package enum OfferText {
    package static let mostLines = 500

    package static func write(_ offers: [ModelOffer]) -> String {
        offers.flatMap { offer in
            offer.sizes.map { size in
                let lengths = offer.seconds.map(String.init).joined(separator: " ")
                let price = size.ratePerSecond.map { String($0.display.dropFirst()) } ?? ""
                return [offer.name, size.size.description, lengths, price].joined(separator: ", ")
            }
        }.joined(separator: "\n")
    }

    package static func read(_ text: String) -> Result<[ModelOffer], Problem> {
        var models: [(name: String, seconds: [Int], sizes: [SizeOffer])] = []
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard (1...mostLines).contains(lines.count) else {
            return .failure(problem("Write 1 to \(mostLines) lines, such as: sora-2, 1280x720, 4 8 12, 0.10"))
        }
        for line in lines {
            guard let row = row(line) else {
                return .failure(
                    problem(
                        "“\(line.foreign(limit: 80))” is no line of a price list. Write: model, size, lengths, price."))
            }
            guard let index = models.firstIndex(where: { $0.name == row.name }) else {
                models.append((row.name, row.seconds, [row.size]))
                continue
            }
            guard models[index].seconds == row.seconds else {
                return .failure(
                    problem("The lengths of \(row.name.foreign(limit: 80)) must be the same in each of its lines."))
            }
            guard !models[index].sizes.contains(where: { $0.size == row.size.size }) else {
                return .failure(problem("\(row.name.foreign(limit: 80)) has the size \(row.size.size) twice."))
            }
            models[index].sizes.append(row.size)
        }
        return .success(models.map { ModelOffer(name: $0.name, seconds: $0.seconds, sizes: $0.sizes) })
    }

    private static func row(_ line: String) -> (name: String, seconds: [Int], size: SizeOffer)? {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard (3...4).contains(cells.count), (1...200).contains(cells[0].unicodeScalars.count),
            cells[0] == cells[0].foreign(limit: 200), let size = ClipSize(cells[1])
        else { return nil }
        let words = cells[2].split(separator: " ")
        let seconds = words.compactMap { Int($0) }.filter { (1...3600).contains($0) }
        guard !seconds.isEmpty, seconds.count == words.count, Set(seconds).count == seconds.count else { return nil }
        let price = cells.count == 4 ? cells[3] : ""
        let rate = Money(dollars: price)
        guard price.isEmpty || rate != nil else { return nil }
        return (cells[0], seconds.sorted(), SizeOffer(size: size, ratePerSecond: rate))
    }

    private static func problem(_ message: String) -> Problem {
        Problem(code: "price_list", message: message)
    }
}
