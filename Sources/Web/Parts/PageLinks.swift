import HTTPServer

/// Leads through a list that is shown page by page.
struct PageLinks: Encodable {
    /// nil on the first page.
    let firstHref: String?
    /// nil on the last page.
    let nextHref: String?
    let isNeeded: Bool

    /// - Parameters:
    ///   - address: of the first page.
    ///   - after: what this page begins after; nil for the first.
    ///   - next: what the next page begins after; nil where there is none.
    init<Place: CustomStringConvertible>(_ address: String, after: Place?, next: Place?) {
        let joint = address.contains("?") ? "&" : "?"
        firstHref = after == nil ? nil : address
        nextHref = next.map { "\(address)\(joint)after=\($0)" }
        isNeeded = firstHref != nil || nextHref != nil
    }
}

extension Request {
    /// Where the wanted page of a list begins; nil: at the start.
    var after: Int64? { query["after"].flatMap { Int64($0) } }
}
