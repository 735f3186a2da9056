/// axe-core in the page: the rules of WCAG 2.2 A and AA, and its best practices.
struct Axe {
    let script: String

    /// Once for every page.
    func load(into browser: Browser) async throws {
        try await browser.run(script)
    }

    /// What it finds against the page as it is laid out now: the rule, and the elements.
    /// - Parameter onlyColours: everything else was looked at before.
    func findings(_ browser: Browser, onlyColours: Bool) async throws -> [String] {
        let rules = onlyColours ? #", runOnly: { type: "rule", values: ["color-contrast"] }"# : ""
        let answer = try await browser.runAsync(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ["violations"]\(rules) }).then(
              (report) => done(report.violations.map((violation) =>
                `${violation.id}: ` + violation.nodes.map((node) => `${node.target} (${node.failureSummary})`).join("; "))),
              (error) => done([`axe: ${error}`]));
            """)
        return answer.items.compactMap(\.text)
    }
}

extension Browser {
    /// Runs a function's body in the page; its last argument takes the value.
    fileprivate func runAsync(_ script: String) async throws -> JSON {
        try await command("POST", "/execute/async", ["script": .string(script), "args": []])
    }
}
