import Foundation

/// Every page that links and forms lead to from `/`.
struct Crawl {
    private static let longest = 300

    let site: Site
    /// Path and source of each page, in the order in which they were found.
    private(set) var pages: [(path: String, html: String)] = []
    private var known: Set<String> = ["/"]

    init(_ site: Site, beginningWith more: [String] = []) async throws {
        self.site = site
        var waiting = ["/"] + more
        known.formUnion(more)
        while !waiting.isEmpty {
            let path = waiting.removeFirst()
            guard pages.count < Self.longest else { throw Failure("There are more pages than \(Self.longest).") }
            waiting += try await visit(path)
        }
    }

    /// - Returns: where the page leads that nobody has been yet.
    private mutating func visit(_ path: String) async throws -> [String] {
        let reply = try await site.get(path)
        if reply.status == 303, let target = reply.headers["location"] { return news([target]) }
        guard reply.headers["content-type"]?.hasPrefix("text/html") == true else { return [] }
        guard reply.status < 500 else { throw Failure("GET \(path): \(reply.status)") }
        pages.append((path, reply.text))
        let page = try WebPage(reply, path: path)
        let forms = page.all("form").filter { $0.attributes["method"] != "post" }.compactMap { $0.attributes["action"] }
        return news(page.all("a").compactMap { $0.attributes["href"] } + forms)
    }

    private mutating func news(_ targets: [String]) -> [String] {
        targets.compactMap { target in
            let path = target.firstIndex(of: "#").map { String(target[..<$0]) } ?? target
            guard path.hasPrefix("/"), !path.hasPrefix("//"), known.insert(path).inserted else { return nil }
            return path
        }
    }
}
