import HTTPClient

/// A person without script who does one thing after the other, and notes what every page offers and what was tried.
final class Tour {
    let visitor: Visitor
    /// Servers beside the studio: one that lists its jobs, and one that does not.
    let servers: (listing: Simulator, silent: Simulator)
    /// The data folder's path.
    let data: String
    /// Every kind of link and button that was seen, with the page where it was first.
    private(set) var offered: [String: String] = [:]
    private(set) var tried: Set<String> = []

    init(_ studio: Studio, servers: (listing: Simulator, silent: Simulator)) {
        visitor = Visitor(studio.site)
        self.servers = servers
        data = studio.data
    }

    /// What was seen and never tried.
    var missed: [String] {
        offered.filter { !tried.contains($0.key) }.map { "\($0.key), on \($0.value)" }.sorted()
    }
}

extension Tour {
    func open(_ path: String) async throws -> WebPage {
        tried.insert(Self.kind("GET", path))
        return note(try await visitor.open(path))
    }

    /// Looks at the page, as its own refresh does, until it says these words.
    func read(_ path: String, _ words: String) async throws -> WebPage {
        var last = ""
        do {
            return try await eventually("\(path) says “\(words)”", within: .seconds(20)) {
                let page = try await open(path)
                last = page.words
                return last.contains(words) ? page : nil
            }
        } catch {
            throw Failure("\(error) It says: \(last.prefix(1500))")
        }
    }

    /// Fills in the form that has this button, presses it, and reads where it leads.
    func press(
        _ page: WebPage, _ button: String, _ values: [String: String] = [:], ticking boxes: [String: Set<String>] = [:],
        attaching files: [String: FormFile] = [:]
    ) async throws -> WebPage {
        var form = try page.form(button).filled(values)
        for (name, chosen) in boxes { form = form.ticking(name, chosen) }
        for (name, file) in files { form = form.attaching(file, to: name) }
        let pressed = form.buttons.first { $0.label.hasPrefix(button) }
        tried.insert(Self.kind(form.action, pressed))
        guard form.method == "post" else { return note(try await visitor.ask(form)) }
        return note(try await visitor.press(form, button))
    }

    /// Follows a link to a file, or to a page.
    @discardableResult
    func fetch(_ path: String) async throws -> HTTPReply {
        tried.insert(Self.kind("GET", path))
        let reply = try await visitor.site.get(path)
        guard reply.status == 200 else { throw Failure("GET \(path): \(reply.status) \(reply.text.prefix(200))") }
        return reply
    }

    /// Presses a button whose answer is a file.
    func fetch(_ page: WebPage, pressing button: String) async throws -> HTTPReply {
        let form = try page.form(button)
        tried.insert(Self.kind(form.action, form.buttons.first))
        return try await visitor.send(form)
    }
}

extension Tour {
    private func note(_ page: WebPage) -> WebPage {
        for link in page.all("a") {
            guard let path = link.attributes["href"], path.hasPrefix("/") else { continue }
            offer(Self.kind("GET", path), page)
        }
        for (name, attribute) in [("img", "src"), ("video", "src"), ("video", "poster")] {
            for element in page.all(name) {
                guard let path = element.attributes[attribute], !path.contains(".svg") else { continue }
                offer(Self.kind("GET", path), page)
            }
        }
        for form in page.forms {
            for button in form.buttons { offer(Self.kind(form.action, button), page) }
        }
        return page
    }

    private func offer(_ kind: String, _ page: WebPage) {
        if offered[kind] == nil { offered[kind] = page.path }
    }

    private static func kind(_ action: String, _ button: WebForm.Button?) -> String {
        let name = button.flatMap { button in button.name.map { " \($0)=\(button.value)" } } ?? ""
        return kind("PRESS", action) + name
    }

    /// The method and the address without its numbers and without what stands behind `#`: `GET /videos/{id}?from`.
    private static func kind(_ method: String, _ path: String) -> String {
        let address = path.split(separator: "#", maxSplits: 1)[0].split(separator: "?", maxSplits: 1)
        let parts = address[0].split(separator: "/").map { part -> Substring in
            let isNumber = part.allSatisfy { $0.isNumber }
            return isNumber || part.count > 24 ? "{id}" : part
        }
        let pairs = address.dropFirst().joined().split(separator: "&")
        let names = pairs.map { pair in String(pair.prefix { $0 != "=" }) }
        let query = names.isEmpty ? "" : "?" + Set(names).sorted().joined(separator: "&")
        return "\(method) /\(parts.joined(separator: "/"))\(query)"
    }
}
