import HTTPServer
import Studio

/// A search as it stands in the address; what cannot be read filters nothing.
struct SearchForm {
    private static let names = ["q", "state", "model", "connection", "project", "from", "to", "star", "sort"]
    private var texts: [String: String]

    init(_ query: Fields) {
        texts = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, (query[$0] ?? "").foreign(limit: 200)) })
    }

    subscript(name: String) -> String { texts[name] ?? "" }

    /// Something is looked for, not only sorted.
    var isFiltering: Bool { texts.contains { $0.key != "sort" && !$0.value.isEmpty } }

    /// The same search, to be kept as a bookmark.
    var address: String {
        var query = QueryText()
        for name in Self.names { query.add(name, self[name]) }
        return Link.search + query.text
    }

    var search: LibrarySearch {
        var search = LibrarySearch(text: self["q"], sort: LibrarySearch.Sort(rawValue: self["sort"]) ?? .newest)
        search.takes =
            self["state"] == "none"
            ? LibrarySearch.TakeFilter.none : GenerationState(rawValue: self["state"]).map { .state($0) }
        search.model = self["model"].isEmpty ? nil : self["model"]
        search.connection = Int64(self["connection"]).map { ID($0) }
        search.project = Int64(self["project"]).map { ID($0) }
        search.from = Timestamp(localDay: self["from"])
        search.to = Timestamp(localDay: self["to"], daysLater: 1)
        search.isStarred = self["star"] == "true"
        return search
    }
}
