import Studio

/// Moves a card up or down in its list.
struct OrderButtons: Encodable {
    let href: String
    let token: String
    let title: String
    /// The page of the list to come back to.
    let after: Int64?
    let canRise: Bool
    let canSink: Bool
}

extension OrderButtons {
    init(_ href: String, _ title: String, _ tokens: FormTokens, at place: ListPlace) {
        self.href = href
        token = tokens.action(href)
        self.title = title
        after = place.after
        canRise = place.index > 0 || place.after != nil
        canSink = place.index < place.count - 1 || place.next != nil
    }
}

/// Where an item stands in a list that is shown page by page.
struct ListPlace {
    /// On its page, from 0.
    let index: Int
    /// How many are on the page.
    let count: Int
    let after: Int64?
    let next: Int64?
}
