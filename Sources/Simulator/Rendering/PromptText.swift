/// A prompt set in a few lines of at most so many columns.
struct PromptText {
    let lines: [String]

    /// - Parameters:
    ///   - columns: the width of a line; a scalar of the East Asian and later planes counts as two.
    ///   - limit: the number of lines; what does not fit is replaced by an ellipsis.
    init(_ prompt: String, columns: Int, limit: Int) {
        // Bounded before it is split: a prompt may have 32,000 characters.
        let visible = prompt.unicodeScalars.prefix(columns * (limit + 1)).map { Self.isControl($0) ? " " : $0 }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: visible)
        var lines = Self.wrap(String(text).split(separator: " "), columns)
        let isCut = lines.count > limit || prompt.unicodeScalars.count > visible.count
        lines = Array(lines.prefix(limit))
        if isCut, let last = lines.popLast() { lines.append(last + "…") }
        self.lines = lines
    }

    private static func wrap(_ words: [Substring], _ columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for piece in words.flatMap({ pieces(of: $0, columns) }) {
            if line.isEmpty {
                line = piece
            } else if width(line) + 1 + width(piece) <= columns {
                line += " " + piece
            } else {
                lines.append(line)
                line = piece
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// A word that is longer than a line, cut to lines.
    private static func pieces(of word: Substring, _ columns: Int) -> [String] {
        var pieces = [""]
        var free = columns
        for character in word {
            let wide = width(String(character))
            if wide > free {
                pieces.append("")
                free = columns
            }
            pieces[pieces.count - 1].append(character)
            free -= wide
        }
        return pieces
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    }
}
