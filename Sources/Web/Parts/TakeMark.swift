import Studio

/// A button that marks a take or takes the mark away.
struct TakeMark: Encodable {
    let href: String
    let token: String
    let name: String
    /// `true` or `false`: what shall be.
    let value: String
    let label: String

    /// - Parameter isStarred: as it is now.
    static func star(_ take: Generation, isStarred: Bool, _ tokens: FormTokens) -> TakeMark {
        let href = Link.star(take.id)
        return TakeMark(
            href: href, token: tokens.action(href), name: "starred", value: "\(!isStarred)",
            label: isStarred ? "Take the star away" : "Star")
    }

    /// - Parameter isPicked: as it is now.
    static func pick(_ take: Generation, isPicked: Bool, _ tokens: FormTokens) -> TakeMark {
        let href = Link.pick(take.id)
        return TakeMark(
            href: href, token: tokens.action(href), name: "picked", value: "\(!isPicked)",
            label: isPicked ? "Do not pick it" : "Pick for the video")
    }
}
