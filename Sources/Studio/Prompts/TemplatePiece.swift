/// A piece of a template: words that stay, or the name of what is filled in.
enum TemplatePiece: Equatable {
    case text(String)
    case variable(String)

    /// What is no name between its braces stays text.
    static func pieces(of body: String) -> [TemplatePiece] {
        var pieces: [TemplatePiece] = []
        var rest = Substring(body)
        while let start = rest.firstRange(of: "{{") {
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else { break }
            let name = String(rest[start.upperBound..<end.lowerBound]).trimmed
            if isName(name) {
                pieces.append(.text(String(rest[..<start.lowerBound])))
                pieces.append(.variable(name))
                rest = rest[end.upperBound...]
            } else {
                pieces.append(.text(String(rest[..<start.upperBound])))
                rest = rest[start.upperBound...]
            }
        }
        pieces.append(.text(String(rest)))
        return pieces.filter { $0 != .text("") }
    }

    private static func isName(_ text: String) -> Bool {
        (1...PromptTemplate.longestName).contains(text.count)
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
    }
}
