import Studio

/// Text in which found words are marked.
enum MarkedText {
    /// Control characters that SQLite sets around a found word.
    static let start = "\u{2}"
    static let end = "\u{3}"

    /// Splits what SQLite marked.
    static func runs(_ text: String) -> [TextRun] {
        var runs: [TextRun] = []
        for (index, piece) in text.split(separator: start, omittingEmptySubsequences: false).enumerated() {
            let parts =
                index == 0 ? [piece] : piece.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)
            if index > 0 { runs.append(TextRun(String(parts[0]), isMatch: true)) }
            if let rest = parts.last, parts.count > 1 || index == 0 { runs.append(TextRun(String(rest))) }
        }
        return runs.filter { !$0.text.isEmpty }
    }

    /// Marks every place of the given pieces, which were looked for by `LIKE`.
    /// - Parameter limit: so many characters, around the first place.
    static func runs(_ text: String, marking pieces: [String], limit: Int) -> [TextRun] {
        let shown = excerpt(text, around: pieces, limit: limit)
        var runs: [TextRun] = []
        var plain = shown.startIndex
        var place = shown.startIndex
        while place < shown.endIndex {
            guard let piece = pieces.first(where: { shown[place...].hasPrefix($0) }) else {
                place = shown.index(after: place)
                continue
            }
            if plain < place { runs.append(TextRun(String(shown[plain..<place]))) }
            let end = shown.index(place, offsetBy: piece.count)
            runs.append(TextRun(String(shown[place..<end]), isMatch: true))
            (plain, place) = (end, end)
        }
        if plain < shown.endIndex { runs.append(TextRun(String(shown[plain...]))) }
        return runs
    }

    private static func excerpt(_ text: String, around pieces: [String], limit: Int) -> String {
        guard text.count > limit else { return text }
        let places = pieces.compactMap { text.firstRange(of: $0)?.lowerBound }
        let first = places.min().map { text.distance(from: text.startIndex, to: $0) } ?? 0
        let start = max(0, min(first - limit / 3, text.count - limit))
        let piece = text.dropFirst(start).prefix(limit)
        return (start > 0 ? "…" : "") + piece + (start + limit < text.count ? "…" : "")
    }
}
