import HTTPClient

/// A page as somebody without script sees it: its elements in their order, what `noscript` holds among them.
struct WebPage: Sendable {
    struct Element: Sendable {
        let name: String
        let attributes: [String: String]
        /// The text inside, that of the elements inside included.
        var text = ""
        /// Places of the elements around it in the page's list.
        let ancestors: [Int]

        /// The text as it is read: runs of white space are one space.
        var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    let status: Int
    let path: String
    private(set) var elements: [Element] = []

    init(_ reply: HTTPReply, path: String) throws {
        try self.init(html: reply.text, status: reply.status, path: path)
    }

    init(html: String, status: Int = 200, path: String = "/") throws {
        self.status = status
        self.path = path
        var open: [Int] = []
        for token in try HTMLTokenizer.tokens(of: html) {
            switch token {
            case .open(let name, let attributes):
                elements.append(Element(name: name, attributes: attributes, ancestors: open))
                if !Self.empty.contains(name) { open.append(elements.count - 1) }
            case .text(let text):
                for place in open { elements[place].text += text }
            case .close(let name):
                guard let last = open.popLast(), elements[last].name == name else {
                    throw Failure("</\(name)> closes \(open.last.map { elements[$0].name } ?? "nothing") on \(path)")
                }
            }
        }
        guard open.isEmpty else { throw Failure("Not closed on \(path): \(open.map { elements[$0].name })") }
    }

    /// Elements that have no end tag.
    private static let empty: Set = ["meta", "link", "img", "input", "br", "hr", "source"]
}

extension WebPage {
    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
    func first(_ name: String) -> Element? { elements.first { $0.name == name } }

    /// Elements that carry a class or another attribute with this word.
    func all(_ attribute: String, _ word: String) -> [Element] {
        elements.filter { $0.attributes[attribute]?.split(separator: " ").contains(Substring(word)) == true }
    }

    /// Everything that can be read between `<body>` and `</body>`.
    var words: String { first("body")?.words ?? "" }

    /// What a refused form says is wrong.
    var problems: String { all("role", "alert").map(\.words).joined(separator: " ") }

    /// Where the first link with this text leads.
    func link(_ text: String) throws -> String {
        guard let link = all("a").first(where: { $0.words == text }), let target = link.attributes["href"] else {
            throw Failure("\(path) has no link “\(text)”. It says: \(words.prefix(2000))")
        }
        return target
    }

    /// After how many seconds the page asks for itself again where no script runs.
    var refresh: Int? {
        all("http-equiv", "refresh").first?.attributes["content"].flatMap { Int($0.prefix { $0.isNumber }) }
    }

    var forms: [WebForm] {
        elements.indices.filter { elements[$0].name == "form" }.map { WebForm(elements, at: $0) }
    }

    /// The form with a button of this label.
    func form(_ button: String) throws -> WebForm {
        guard let form = forms.first(where: { $0.buttons.contains { $0.label.hasPrefix(button) } }) else {
            throw Failure("\(path) has no button “\(button)”. It says: \(words.prefix(2000))")
        }
        return form
    }
}
