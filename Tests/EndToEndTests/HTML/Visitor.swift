import HTTPClient

/// A person whose browser runs no script: opens pages, fills in forms, presses buttons.
struct Visitor: Sendable {
    let site: Site
    /// What the browser says about where a form comes from.
    var provenance: [(String, String)]

    init(_ site: Site) {
        self.site = site
        provenance = [("Origin", site.address), ("Sec-Fetch-Site", "same-origin")]
    }

    /// A program that sends forms, and no word of where they come from.
    static func withoutProvenance(_ site: Site) -> Visitor {
        var visitor = Visitor(site)
        visitor.provenance = []
        return visitor
    }

    /// Opens a page, and follows where it leads on.
    func open(_ path: String) async throws -> WebPage {
        try await follow(try await site.get(Self.withoutFragment(path)), from: path)
    }

    /// Presses a button and returns the answer itself.
    func send(_ form: WebForm, pressing button: String? = nil) async throws -> HTTPReply {
        guard form.method == "post" else { throw Failure("The form’s method is \(form.method).") }
        return try await site.send("POST", form.action, form.body(pressing: button), headers: provenance)
    }

    /// Presses a button and goes where the answer leads.
    func press(_ form: WebForm, _ button: String? = nil) async throws -> WebPage {
        try await follow(try await send(form, pressing: button), from: form.action)
    }

    /// Sends a form of the method get and shows the answer.
    func ask(_ form: WebForm) async throws -> WebPage {
        guard form.method == "get" else { throw Failure("The form’s method is \(form.method).") }
        return try await open("\(form.action)?\(form.query())")
    }

    private func follow(_ reply: HTTPReply, from path: String) async throws -> WebPage {
        guard reply.status == 303 else { return try WebPage(reply, path: path) }
        guard let target = reply.headers["location"], target.hasPrefix("/") else {
            throw Failure("A redirect to \(reply.headers["location"] ?? "nowhere") from \(path)")
        }
        return try WebPage(try await site.get(Self.withoutFragment(target)), path: target)
    }

    private static func withoutFragment(_ path: String) -> String {
        path.firstIndex(of: "#").map { String(path[..<$0]) } ?? path
    }
}
