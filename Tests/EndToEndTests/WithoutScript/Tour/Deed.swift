/// One thing that a person can do, by plain forms and links.
struct Deed: Sendable {
    /// The part of the studio that it belongs to.
    let part: String
    let sentence: String
    let act: @Sendable (Tour) async throws -> Void

    init(_ part: String, _ sentence: String, _ act: @escaping @Sendable (Tour) async throws -> Void) {
        self.part = part
        self.sentence = sentence
        self.act = act
    }

    /// Opens a page, fills in the form that has this button, presses it, and reads these words on the page that
    /// follows, at once or as soon as what was asked for has happened.
    init(
        _ part: String, _ sentence: String, on path: String, press button: String, _ values: [String: String] = [:],
        ticking boxes: [String: Set<String>] = [:], then words: String
    ) {
        self.init(part, sentence) { tour in
            let before = try await tour.open(path)
            let page = try await tour.press(before, button, values, ticking: boxes)
            guard page.problems.isEmpty else { throw Failure(page.problems) }
            guard page.path != path || !before.words.contains(words) else {
                throw Failure("“\(words)” stood there before.")
            }
            guard !page.words.contains(words) else { return }
            guard page.status == 200 else { throw Failure("\(page.status): \(page.words.prefix(1500))") }
            _ = try await tour.read(page.path, words)
        }
    }

    /// Opens a page and reads these words.
    init(_ part: String, _ sentence: String, on path: String, read words: String) {
        self.init(part, sentence) { tour in _ = try await tour.read(path, words) }
    }

    /// Opens a page, fills in a form, presses its button, and finds the links of what follows in this order.
    init(
        _ part: String, _ sentence: String, on path: String, press button: String, _ values: [String: String] = [:],
        order: [String]
    ) {
        self.init(part, sentence) { tour in
            let page = try await tour.press(try await tour.open(path), button, values)
            let main = page.elements.firstIndex { $0.name == "main" }
            let links = page.all("a").filter { link in main.map(link.ancestors.contains) ?? false }
            let shown = links.map(\.words).filter(order.contains)
            guard shown == order else { throw Failure("The order is \(shown).") }
        }
    }

    /// Opens a page, fills in a form, presses its button, and finds the form filled in so when the page is opened again.
    init(
        _ part: String, _ sentence: String, on path: String, press button: String, _ values: [String: String],
        keeps kept: [String: String]
    ) {
        self.init(part, sentence) { tour in
            let page = try await tour.press(try await tour.open(path), button, values)
            guard page.problems.isEmpty else { throw Failure(page.problems) }
            let form = try await tour.open(path).form(button)
            for (name, value) in kept where form[name] != value {
                throw Failure("\(name) is “\(form[name] ?? "not there")”.")
            }
        }
    }
}
