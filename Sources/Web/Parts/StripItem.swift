import Studio

/// A take as a little picture in the strip between the first take and the others.
struct StripItem: Encodable {
    let href: String
    let name: String
    let poster: String?
    let state: StateBadge
    /// What marks it for a comparison; nil while it has no film.
    let mark: String?

    init(_ take: Generation, _ number: Int) {
        href = "#take-\(take.id)"
        name = "Take \(number)"
        poster = take.state == .completed ? Link.thumbnail(take.id) : nil
        state = StateBadge(take.state)
        mark = take.state == .completed ? take.id.description : nil
    }
}
