extension Browser {
    /// An element of the page.
    struct Element: Sendable {
        let browser: Browser
        let reference: String

        private func command(_ method: String, _ path: String, _ parameters: JSON = [:]) async throws -> JSON {
            try await browser.command(method, "/element/\(reference)\(path)", parameters)
        }

        func click() async throws { _ = try await command("POST", "/click") }
        func clear() async throws { _ = try await command("POST", "/clear") }
        func type(_ text: String) async throws { _ = try await command("POST", "/value", ["text": .string(text)]) }
        var text: String { get async throws { try await command("GET", "/text").text ?? "" } }
        var isEnabled: Bool { get async throws { try await command("GET", "/enabled").isTrue } }
        var isDisplayed: Bool { get async throws { try await command("GET", "/displayed").isTrue } }

        /// The element where a script takes it.
        var asArgument: JSON { [Browser.elementName: .string(reference)] }

        func property(_ name: String) async throws -> JSON { try await command("GET", "/property/\(name)") }
    }

    /// The member that names an element (W3C WebDriver, section 11).
    fileprivate static let elementName = "element-6066-11e4-a52e-4f735466cecf"

    /// Every element that a CSS selector, or an XPath where it says so, matches, in the page's order.
    func all(_ selector: String, using strategy: String = "css selector") async throws -> [Element] {
        let found = try await command(
            "POST", "/elements", ["using": .string(strategy), "value": .string(selector)])
        return found.items.compactMap { $0[Self.elementName].text }.map { Element(browser: self, reference: $0) }
    }

    /// Waits until a CSS selector matches an element that can be seen.
    @discardableResult
    func find(_ selector: String, within limit: Duration = .seconds(60)) async throws -> Element {
        try await eventually("“\(selector)” can be seen", within: limit) {
            for element in try await all(selector) {
                if try await element.isDisplayed { return element }
            }
            return nil
        }
    }

    /// Waits until a button, link or fold with this text, inside a dialog if there is one, can be pressed; presses it.
    func press(_ label: String, within limit: Duration = .seconds(60)) async throws {
        let name = "[self::button or self::a or self::summary][normalize-space()='\(label)']"
        let button: Element = try await eventually("“\(label)” can be pressed", within: limit) {
            let inDialog = try await all("//dialog[@open]//*\(name)", using: "xpath")
            let candidates = try await inDialog.isEmpty ? all("//*\(name)", using: "xpath") : inDialog
            for element in candidates {
                if try await element.isDisplayed, try await element.isEnabled { return element }
            }
            return nil
        }
        try await button.click()
    }

    /// Chooses an option of a select by its label.
    func select(_ name: String, _ option: String, in container: String = "body") async throws {
        let list = try await find("\(container) select[name=\(name)]")
        try await run(
            """
            const [list, label] = arguments;
            list.value = [...list.options].find((option) => option.label.trim() === label).value;
            list.dispatchEvent(new Event("change", { bubbles: true }));
            """, [list.asArgument, .string(option)])
    }

    /// Writes a text in place of what a field says.
    func fill(_ selector: String, _ text: String) async throws {
        let field = try await find(selector)
        try await field.clear()
        try await field.type(text)
    }

    /// The texts of all elements that match.
    func texts(_ selector: String) async throws -> [String] {
        let read = "return [...document.querySelectorAll(arguments[0])].map((e) => e.innerText.trim())"
        return try await run(read, [.string(selector)]).items.compactMap(\.text)
    }

    /// Chooses a radio button as a person does, by pressing its label where it can be seen.
    func choose(_ name: String, _ value: String, in container: String = "body") async throws {
        let label = "\(container) label:has(input[name=\(name)][value=\"\(value)\"])"
        try await find(label)
        try await run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", [.string(label)])
        try await find(label).click()
    }
}
