import Studio

/// A video that was found, with the words marked where they stand.
struct SearchCard: Encodable {
    let id: String
    let href: String
    let title: [TextRun]
    let prompt: [TextRun]
    let hasPrompt: Bool
    let takes: [TextRun]
    let hasTakes: Bool
    let poster: String?
    let film: String?
    let blank: String
    let shape: String
    let state: StateBadge?
    let words: String
    let projectHref: String
    let project: String

    init(_ hit: SearchHit) {
        let card = VideoCard(hit.summary, now: hit.summary.video.createdAt)
        id = card.id
        href = card.href
        title = hit.title
        prompt = hit.prompt
        hasPrompt = !hit.prompt.isEmpty
        takes = hit.takes.foundLines
        hasTakes = !takes.isEmpty
        poster = card.poster
        film = card.film
        blank = card.blank
        shape = card.shape
        state = card.state
        words = [card.takes, card.length, card.spent].compactMap(\.self).joined(separator: " · ")
        projectHref = Link.project(hit.project.id)
        project = hit.project.title
    }
}

extension [TextRun] {
    /// From the line of the first found word to the line of the last one, in one line: each is a take's prompt, and
    /// those before and after have nothing of it.
    var foundLines: [TextRun] {
        guard let first = firstIndex(where: \.isMatch), let last = lastIndex(where: \.isMatch) else { return [] }
        return enumerated().compactMap { index, run in
            var text = Substring(run.text)
            if index < first, let end = text.lastIndex(where: \.isNewline) { text = text[text.index(after: end)...] }
            if index > last, let end = text.firstIndex(where: \.isNewline) { text = text[..<end] }
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            let line = lines.joined(separator: " · ")
            return line.isEmpty ? nil : TextRun(line, isMatch: run.isMatch)
        }
    }
}
