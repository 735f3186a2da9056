import Foundation

/// One window of headless Chromium.
struct Browser: Sendable {
    struct Options: Sendable {
        var runsScript = true
        var width = 1280
        var height = 900
    }

    let site: Site
    private let driver: Chromedriver
    private let session: String

    static func start(_ driver: Chromedriver, _ options: Options, at site: Site) async throws -> Browser {
        let preferences: JSON =
            options.runsScript ? [:] : ["profile.managed_default_content_settings.javascript": 2]
        let arguments: JSON = [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars",
            .string("--window-size=\(options.width),\(options.height)"),
        ]
        let chrome: JSON = [
            "binary": .string(Places.tool("chromium") ?? ""), "args": arguments, "prefs": preferences,
        ]
        let wanted: JSON = [
            "browserName": "chrome", "goog:chromeOptions": chrome, "goog:loggingPrefs": ["browser": "ALL"],
        ]
        let answer = try await driver.command("POST", "/session", ["capabilities": ["alwaysMatch": wanted]])
        guard let session = answer["sessionId"].text else { throw Failure("No session: \(answer)") }
        return Browser(site: site, driver: driver, session: session)
    }

    private init(site: Site, driver: Chromedriver, session: String) {
        (self.site, self.driver, self.session) = (site, driver, session)
    }

    @discardableResult
    func command(_ method: String, _ path: String, _ parameters: JSON = [:]) async throws -> JSON {
        try await driver.command(method, "/session/\(session)\(path)", parameters)
    }

    func close() async throws {
        _ = try await driver.command("DELETE", "/session/\(session)")
    }
}

extension Browser {
    /// Opens a page of the site and waits until it is loaded.
    func open(_ path: String) async throws {
        _ = try await command("POST", "/url", ["url": .string(site.address + path)])
    }

    /// Path and query of the page.
    var path: String {
        get async throws {
            let address = try await command("GET", "/url").text ?? ""
            return String(address.dropFirst(site.address.count))
        }
    }

    /// Runs a function's body in the page and returns its value.
    @discardableResult
    func run(_ script: String, _ arguments: [JSON] = []) async throws -> JSON {
        try await command("POST", "/execute/sync", ["script": .string(script), "args": .array(arguments)])
    }

    /// A command of the DevTools protocol.
    @discardableResult
    func tell(_ command: String, _ parameters: JSON) async throws -> JSON {
        try await self.command(
            "POST", "/goog/cdp/execute", ["cmd": .string(command), "params": parameters])
    }

    /// What the browser has complained of since it was last asked: blocked content, errors of scripts.
    func complaints() async throws -> [String] {
        let entries = try await command("POST", "/se/log", ["type": "browser"]).items
        return entries.filter { $0["level"].text == "SEVERE" }.compactMap(\.["message"].text)
    }
}

/// Runs the body with a fresh browser that looks at `site`.
func withBrowser(
    _ site: Site, _ options: Browser.Options = .init(), _ body: (Browser) async throws -> Void
) async throws {
    let driver = try await Chromedriver.start()
    let browser = try await Browser.start(driver, options, at: site)
    do {
        try await body(browser)
    } catch {
        _ = try? await browser.screenshot("failed-\(UUID().uuidString.prefix(8))")
        try? await browser.close()
        try? await driver.stop()
        throw error
    }
    try await browser.close()
    try await driver.stop()
}
