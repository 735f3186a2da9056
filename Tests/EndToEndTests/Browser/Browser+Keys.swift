extension Browser {
    /// A key that has no letter, as WebDriver writes it.
    enum Key: String, Sendable {
        case escape = "\u{E00C}"
        case tab = "\u{E004}"
        case enter = "\u{E007}"
        case shift = "\u{E008}"
        case control = "\u{E009}"
    }

    /// Presses a key where the focus is, with others held down.
    func type(_ key: String, holding held: [Key] = []) async throws {
        let down = held.map { Self.action("keyDown", $0.rawValue) }
        let up = held.reversed().map { Self.action("keyUp", $0.rawValue) }
        let actions = down + [Self.action("keyDown", key), Self.action("keyUp", key)] + up
        let keyboard: JSON = ["type": "key", "id": "keyboard", "actions": .array(actions)]
        try await command("POST", "/actions", ["actions": [keyboard]])
    }

    func type(_ key: Key, holding held: [Key] = []) async throws {
        try await type(key.rawValue, holding: held)
    }

    private static func action(_ kind: JSON, _ value: String) -> JSON { ["type": kind, "value": .string(value)] }

    /// Moves the mouse onto the middle of an element.
    func point(at element: Element) async throws {
        try await run("arguments[0].scrollIntoView({block: 'center'})", [element.asArgument])
        let move: JSON = [
            "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element.asArgument,
        ]
        let mouse: JSON = ["type": "pointer", "id": "mouse", "actions": [move]]
        try await command("POST", "/actions", ["actions": [mouse]])
    }

    /// What the focused element is called: its label for assistive technology, else its text.
    var focused: String {
        get async throws {
            let name = """
                const element = document.activeElement;
                return element.ariaLabel ?? element.labels?.[0]?.textContent.trim() ?? element.textContent.trim();
                """
            return try await run(name).text ?? ""
        }
    }
}
