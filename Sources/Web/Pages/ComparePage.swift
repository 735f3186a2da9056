import HTTPServer
import Studio

/// `GET /videos/{id}/compare?take=…&take=…`: two to four takes of a video side by side. Each has its own player;
/// script plays them together.
struct ComparePage: Page {
    static let view = "compare"
    static let fewest = 2
    static let most = 4
    /// More in the address are not looked at.
    private static let mostNamed = 100

    struct Side: Encodable {
        let name: String
        let href: String
        let film: TakePart.Film
        let facts: [Fact]
        let otherPrompt: String?
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let sides: [Side]
    let shape: String
}

extension ComparePage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let chosen = request.query.all("take").prefix(mostNamed).compactMap { Int64($0) }.map { GenerationID($0) }
        guard let contents = try context.store.video(try request.id(), .with(chosen)) else {
            throw HTTPProblem.noSuchVideo
        }
        let takes = contents.takes.filter {
            chosen.contains($0.id) && $0.state == .completed && context.hasFilm(of: $0)
        }
        guard (fewest...most).contains(takes.count) else {
            let problem = Problem(
                code: "cannot_compare",
                message: "Choose \(fewest) to \(most) finished takes to compare; \(takes.count) of those chosen can be"
                    + " played.")
            return try context.show(VideoPage(contents, context, problems: [problem]), status: .unprocessableContent)
        }
        return try context.show(ComparePage(contents, takes, context), isCacheable: true, to: request)
    }

    init(_ contents: VideoContents, _ takes: [Generation], _ context: StudioContext) throws {
        chrome = try Chrome("Compare: \(contents.video.title)", section: .projects, context: context)
        crumbs = Crumbs(to: contents.project, contents.video)
        shape = takes.allSatisfy { $0.settings.size.isPortrait } ? "portrait" : "landscape"
        // Oldest first, as their numbers count.
        sides = takes.reversed().map { take in
            let name = "Take \(contents.number(of: take))"
            return Side(
                name: name, href: Link.take(take, newer: contents.newer(than: take)),
                film: TakePart.Film(take, label: "\(contents.video.title), \(name.lowercased())"),
                facts: take.comparedFacts,
                otherPrompt: take.settings.prompt == contents.video.prompt ? nil : take.settings.prompt)
        }
    }
}

extension Generation {
    fileprivate var comparedFacts: [Fact] {
        let times = completedAt.flatMap { end in submittedAt.map { (end - $0).display } }
        return [
            ("Model", settings.model), ("Length", "\(settings.filmSeconds) s"), ("Size", "\(settings.size)"),
            ("Cost", costWords), ("Made in", times),
        ].compactMap { label, value in value.map { Fact(label: label, value: $0) } }
    }
}
