import HTTPServer

/// `GET /shortcuts`: what the keyboard does. Script shows it as a dialog when `?` is pressed.
struct ShortcutsPage: Page {
    static let view = "shortcuts"

    struct Group: Encodable {
        let name: String
        let shortcuts: [Shortcut]
    }

    struct Shortcut: Encodable {
        let keys: [String]
        let what: String

        init(_ keys: String..., what: String) {
            self.keys = keys
            self.what = what
        }
    }

    let chrome: Chrome
    let groups: [Group]
}

extension ShortcutsPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(ShortcutsPage(context), isCacheable: true, to: request)
    }

    init(_ context: StudioContext) throws {
        chrome = try Chrome("Keyboard", section: nil, context: context)
        groups = Self.all
    }

    private static let all = [
        Group(
            name: "Everywhere",
            shortcuts: [
                Shortcut("?", what: "This list"),
                Shortcut("g", what: "Generate: opens the form of the video that is shown"),
                Shortcut("Esc", what: "Closes a dialog; what was typed in it is kept"),
            ]),
        Group(
            name: "In a form",
            shortcuts: [Shortcut("Ctrl", "Enter", what: "Presses the form’s main button, while a text is written")]),
        Group(
            name: "A film: the one that was last used, else the first on the page",
            shortcuts: [
                Shortcut("k", what: "Play or pause"),
                Shortcut("j", what: "Back one second"),
                Shortcut("l", what: "On one second"),
                Shortcut(",", what: "Back one frame"),
                Shortcut(".", what: "On one frame"),
                Shortcut("<", what: "Slower"),
                Shortcut(">", what: "Faster"),
                Shortcut("r", what: "Repeats the film, or not"),
                Shortcut("m", what: "Sound off, or on"),
                Shortcut("f", what: "Fills the screen"),
            ]),
    ]
}
