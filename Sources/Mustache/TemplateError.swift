/// What is wrong with a template, and where: shown to the person who edits it.
package struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The template's file as it was opened, or its name when it did not come from a file.
    package let file: String
    /// The line, from 1; 0 when the whole file is meant.
    package let line: Int
    package let message: String

    package init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    package var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}
