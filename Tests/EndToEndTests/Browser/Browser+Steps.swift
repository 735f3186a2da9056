/// What a person waits for. The page before may have elements of the same names, so each waits for what only the next
/// page has.
extension Browser {
    /// Waits until the address is this one, whatever stands behind `#`.
    func arrive(at path: String) async throws {
        try await waitUntil("\(path) is shown") {
            try await self.path.split(separator: "#").first.map(String.init) == path
        }
    }

    /// Waits until the page says these words where the selector points.
    func see(_ words: String, in selector: String = "main") async throws {
        var last: [String] = []
        do {
            try await waitUntil("“\(words)” in “\(selector)”") {
                last = try await texts(selector)
                return last.contains { $0.contains(words) }
            }
        } catch {
            throw Failure("\(error) It says: \(last.joined(separator: " | ").prefix(2000))")
        }
    }

    /// Waits until the texts of all elements that match are these, in this order.
    func see(_ selector: String, _ texts: [String]) async throws {
        var last: [String] = []
        do {
            try await waitUntil("“\(selector)” says \(texts)") {
                last = try await self.texts(selector)
                return last == texts
            }
        } catch {
            throw Failure("\(error) It says: \(last)")
        }
    }

    /// Waits until a field holds this.
    func see(field selector: String, _ value: String) async throws {
        try await waitUntil("“\(selector)” holds “\(value)”") {
            try await all(selector).first?.property("value").text == value
        }
    }

    /// The value of the radio button that is chosen.
    func chosen(_ name: String, in container: String = "body") async throws -> String? {
        let read = "return document.querySelector(arguments[0])?.value ?? null"
        return try await run(read, [.string("\(container) input[name=\(name)]:checked")]).text
    }
}
