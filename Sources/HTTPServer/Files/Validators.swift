/// What tells one state of a representation from another, and what a conditional request makes of it.
struct Validators {
    /// Strong, in quotes.
    let entityTag: String
    /// Seconds since 1970.
    let modified: Int?

    var headers: [Response.Field] {
        [("ETag", entityTag)] + (modified.map { [("Last-Modified", HTTPDate.text($0))] } ?? [])
    }

    /// True when the client's copy is good: 304 (RFC 9110, section 13.2.2; a tag counts before a date).
    func areCurrent(for headers: Headers) -> Bool {
        let tags = headers.all("if-none-match")
        if !tags.isEmpty {
            return tags.contains { EntityTag.matches(entityTag, ifNoneMatch: $0) }
        }
        guard let modified, let since = headers["if-modified-since"].flatMap(HTTPDate.parse) else { return false }
        return modified <= since
    }

    /// True when a range may be taken: no `If-Range`, or one that names exactly this state
    /// (RFC 9110, section 13.1.5: strong comparison).
    func allowRange(for headers: Headers) -> Bool {
        guard let condition = headers["if-range"] else { return true }
        if condition.hasPrefix("\"") { return condition == entityTag }
        guard let modified, let date = HTTPDate.parse(condition) else { return false }
        return date == modified
    }
}
