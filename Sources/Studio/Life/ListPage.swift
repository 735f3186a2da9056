/// One page of a list that may be long.
package struct ListPage<Item: Sendable>: Sendable {
    /// So many items are on a page.
    package static var usualCount: Int { 50 }

    package let items: [Item]
    /// What the next page begins after; nil: this is the last one.
    package let next: Int64?

    package init(items: [Item], next: Int64?) {
        self.items = items
        self.next = next
    }
}
